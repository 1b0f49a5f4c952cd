"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useFieldArray } from "react-hook-form";

/**
 * The lines of a list in a form: put in order, taken out, added, each told to who hears the page. `box` goes around the
 * list and the button that adds: a line that is taken out hands the focus to the next one, the last one to that button.
 */
export function useLines(name: string) {
  const t = useTranslations("desk.programme");
  const { fields, append, move, remove } = useFieldArray({ name });
  const box = useRef<HTMLDivElement & HTMLFieldSetElement>(null);
  const [said, setSaid] = useState("");
  const last = fields.length - 1;
  const moveTo = (at: number, to: number) => {
    if (to < 0 || to > last) return;
    // At once: a line that is dragged is measured against where it is then.
    flushSync(() => {
      move(at, to);
      setSaid(t("movedTo", { number: to + 1, count: last + 1 }));
    });
  };
  const takeOut = (at: number) => {
    flushSync(() => {
      remove(at);
      setSaid(t("takenOut", { count: last }));
    });
    const lines = box.current?.querySelectorAll<HTMLElement>(
      ":scope > details > summary, :scope > ol > li > div > details > summary",
    );
    const add = box.current?.querySelector<HTMLElement>(":scope > p > button");
    (lines?.[Math.min(at, last - 1)] ?? add)?.focus();
  };
  const place = (at: number) => ({ at, last, onMove: (to: number) => moveTo(at, to), onRemove: () => takeOut(at) });
  return { fields, box, said, append, place };
}
