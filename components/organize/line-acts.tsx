"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import css from "./desk.module.css";

export type LinePlace = { at: number; last: number; onMove: (to: number) => void; onRemove: () => void };

/** The buttons that move one of several parts of a form up or down and take it out. `words` says what it is. */
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
  return (
    <div className={css.session}>
      {at > 0 ? (
        <Button type="button" look="plain" small onClick={() => onMove(at - 1)} aria-label={of("upThis", { number })}>
          {t("up")}
        </Button>
      ) : null}
      {at < last ? (
        <Button type="button" look="plain" small onClick={() => onMove(at + 1)} aria-label={of("downThis", { number })}>
          {t("down")}
        </Button>
      ) : null}
      <Button type="button" look="plain" small onClick={onRemove} aria-label={of("removeThis", { number })}>
        {t("remove")}
      </Button>
    </div>
  );
}
