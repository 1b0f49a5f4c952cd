"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
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
  const [found, setFound] = useState<readonly Found[]>();
  const [trouble, setTrouble] = useState<string>();
  const search = async () => {
    const answer = await findCards({ asked, locale }).catch(() => null);
    setTrouble(answer === null ? t("unsearched") : answer.ok ? undefined : answer.errors.form);
    setFound(answer?.ok ? answer.cards : undefined);
  };
  const put = ({ title, href }: Found) => {
    onClose();
    putBlock(editor, "card", { title, href });
  };
  return (
    <AskDialog title={t("does.card")} send={t("search")} onSend={search} onClose={onClose}>
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
      <p role="status">{found ? t("found", { count: found.length }) : null}</p>
      <ul className={css.found}>
        {found?.map((each) => (
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
