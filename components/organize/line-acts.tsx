"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import css from "./desk.module.css";

export type LinePlace = { at: number; last: number; onMove: (to: number) => void; onRemove: () => void };

/**
 * The buttons that move one of several parts of a form up or down and take it out. `words` says what it is. At an end of
 * the list a button does nothing and stays: the focus may stand on it.
 */
export function LineActs({
  at,
  last,
  onMove,
  onRemove,
  words,
}: LinePlace & { words: "desk.programme" | "desk.campaign" }) {
  const t = useTranslations("desk.programme");
  const of = useTranslations(words);
  const number = at + 1;
  const common = { type: "button", look: "plain", small: true } as const;
  return (
    <div className={css.session}>
      <Button {...common} onClick={() => onMove(at - 1)} aria-disabled={at === 0} aria-label={of("upThis", { number })}>
        {t("up")}
      </Button>
      <Button
        {...common}
        onClick={() => onMove(at + 1)}
        aria-disabled={at === last}
        aria-label={of("downThis", { number })}
      >
        {t("down")}
      </Button>
      <Button {...common} onClick={onRemove} aria-label={of("removeThis", { number })}>
        {t("remove")}
      </Button>
    </div>
  );
}
