"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { Locale } from "@/lib/local-text";
import { findCards } from "@/lib/search/actions";
import { putBlock } from "./commands";
import { AskDialog } from "./dialog";
import css from "./editor.module.css";

type Props = { editor: Editor; locale: Locale; onClose: () => void };
type Found = { kind: "event" | "campaign" | "post" | "resource" | "page"; title: string; href: string };

/** Searches what everybody sees already and puts it into the text as a card. */
export function AskCard({ editor, locale, onClose }: Props) {
  const t = useTranslations("desk.editor");
  const id = useId();
  const [asked, setAsked] = useState("");
  const [found, setFound] = useState<{ asked: string; cards: readonly Found[] }>();
  const [trouble, setTrouble] = useState<string>();
  const latest = useRef("");
  const search = useCallback(
    async (asked: string) => {
      latest.current = asked;
      const answer = await findCards({ asked, locale }).catch(() => null);
      // Something else was asked meanwhile.
      if (latest.current !== asked) return;
      setTrouble(answer === null ? t("unsearched") : answer.ok ? undefined : answer.errors.form);
      setFound(answer?.ok ? { asked, cards: answer.cards } : undefined);
    },
    [locale, t],
  );
  // The newest at once: what a letter is about was mostly published lately.
  useEffect(() => {
    search("");
  }, [search]);
  const put = ({ title, href }: Found) => {
    onClose();
    putBlock(editor, "card", { title, href });
  };
  return (
    <AskDialog title={t("does.card")} send={t("search")} onSend={() => search(asked)} onClose={onClose}>
      <Field
        id={id}
        type="search"
        label={t("cardTitle")}
        help={t("cardHelp")}
        error={trouble}
        value={asked}
        onChange={(change) => setAsked(change.target.value)}
        maxLength={100}
        autoComplete="off"
      />
      <p role="status">{found ? t(found.asked.trim() ? "found" : "newest", { count: found.cards.length }) : null}</p>
      <ul className={css.found}>
        {found?.cards.map((each) => (
          <li key={each.href}>
            <Button type="button" look="plain" small onClick={() => put(each)}>
              {t(`kind.${each.kind}`)} · {each.title}
            </Button>
          </li>
        ))}
      </ul>
    </AskDialog>
  );
}
