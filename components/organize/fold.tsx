"use client";

import { type ReactNode, useState } from "react";
import css from "./desk.module.css";

/** A part of a form under one line of what it says; open from the start when it is new. A refused field opens what it is in. */
export function Fold({
  summary,
  isNew = false,
  children,
}: {
  summary: ReactNode;
  isNew?: boolean;
  children: ReactNode;
}) {
  const [open] = useState(isNew);
  return (
    <details className={css.unfold} open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
