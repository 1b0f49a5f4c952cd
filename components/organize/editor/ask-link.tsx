"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { isAllowedLink } from "@/lib/rich-text/nodes";
import { AskDialog } from "./dialog";

type Props = { editor: Editor; onClose: () => void };

/** Where the chosen words lead; without words chosen, the address itself is put in. */
export function AskLink({ editor, onClose }: Props) {
  const t = useTranslations("desk.editor");
  const id = useId();
  const before: string = editor.getAttributes("link").href ?? "";
  const [href, setHref] = useState(before);
  const [error, setError] = useState<string>();
  const here = () => editor.chain().focus().extendMarkRange("link");
  const send = () => {
    const to = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(href.trim()) ? `https://${href.trim()}` : href.trim();
    if (!isAllowedLink(to)) return setError(t("linkRefused"));
    onClose();
    if (before || !editor.state.selection.empty) here().setLink({ href: to }).run();
    else
      editor
        .chain()
        .focus()
        .insertContent({ type: "text", text: to, marks: [{ type: "link", attrs: { href: to } }] })
        .run();
  };
  const remove = () => {
    onClose();
    here().unsetLink().run();
  };
  return (
    <AskDialog title={t("does.link")} send={t("insert")} onSend={send} onClose={onClose}>
      <Field
        id={id}
        label={t("address")}
        help={t("addressHelp")}
        error={error}
        value={href}
        onChange={(change) => setHref(change.target.value)}
        inputMode="url"
        autoComplete="off"
      />
      {before ? (
        <Button type="button" look="plain" small onClick={remove}>
          {t("unlink")}
        </Button>
      ) : null}
    </AskDialog>
  );
}
