"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { isAllowedLink } from "@/lib/rich-text/nodes";
import { putBlock } from "./commands";
import { AskDialog } from "./dialog";

/** What a button says and where it leads. */
export function AskButton({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTranslations("desk.editor");
  const id = useId();
  const [title, setTitle] = useState("");
  const [href, setHref] = useState("");
  const [error, setError] = useState<{ title?: string; href?: string }>({});
  const send = () => {
    const to = href.trim();
    if (!title.trim()) return setError({ title: t("buttonMissing") });
    if (!isAllowedLink(to)) return setError({ href: t("linkRefused") });
    onClose();
    putBlock(editor, "button", { title: title.trim(), href: to });
  };
  return (
    <AskDialog title={t("does.button")} send={t("insert")} onSend={send} onClose={onClose}>
      <Field
        id={`${id}-title`}
        label={t("buttonTitle")}
        error={error.title}
        value={title}
        onChange={(change) => setTitle(change.target.value)}
        maxLength={80}
        autoComplete="off"
      />
      <Field
        id={`${id}-href`}
        label={t("address")}
        help={t("addressHelp")}
        error={error.href}
        value={href}
        onChange={(change) => setHref(change.target.value)}
        inputMode="url"
        autoComplete="off"
      />
    </AskDialog>
  );
}
