import type { ReactNode } from "react";
import css from "./desk.module.css";

/** A part of a form under its heading. */
export function Part({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={css.part}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
