"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { goToField } from "./field-ids";

/** A field that was refused: the id of where it is filled in, what it is called on the page, what is wrong with it. */
export type WrongField = { id: string; label: string; message: string };

/** At the head of a form whose save was refused for more than one field: what is still to correct, with a way to each. */
export function WrongFields({ wrong }: { wrong: readonly WrongField[] }) {
  const t = useTranslations("forms");
  const said = useTranslations("desk.form");
  const heading = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wrong.length > 1) box.current?.focus();
  }, [wrong]);
  if (wrong.length < 2) return null;
  return (
    <section className="error-summary" ref={box} tabIndex={-1} aria-labelledby={heading}>
      <h3 id={heading}>{t("summary")}</h3>
      <ul>
        {wrong.map(({ id, label, message }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                goToField(id);
              }}
            >
              {label ? said("wrong", { label, message }) : message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
