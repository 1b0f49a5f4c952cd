"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Locale } from "@/lib/local-text";
import type { Gallery } from "@/lib/media/queries";
import { fromDoc } from "@/lib/rich-text/from-doc";
import { toDoc } from "@/lib/rich-text/to-doc";
import { AskButton } from "./ask-button";
import { AskCard } from "./ask-card";
import { AskLink } from "./ask-link";
import { AskPicture } from "./ask-picture";
import { COMMANDS, type CommandId, type Panel } from "./commands";
import css from "./editor.module.css";
import { extensions } from "./extensions";
import { fromWord } from "./from-word";
import { pasted } from "./pasted";
import { SlashMenu } from "./slash-menu";
import { Toolbar } from "./toolbar";

/** Keys pressed one after the other are written down together. */
const PAUSE_MS = 150;

type Props = {
  /** What is written, in Markdown. */
  value: string;
  onChange: (markdown: string) => void;
  onBlur: () => void;
  fieldRef: (field: { focus: () => void } | null) => void;
  label: string;
  describedBy: string;
  invalid: boolean;
  locale: Locale;
  gallery: Gallery | undefined;
};

/** Whether the editor can hold this text and would give the same back. */
export function holds(markdown: string): boolean {
  const doc = toDoc(markdown);
  return doc !== null && JSON.stringify(toDoc(fromDoc(doc))) === JSON.stringify(doc);
}

/** A text as it will look: written, read and given back as Markdown. */
export function Surface({ value, onChange, onBlur, fieldRef, label, describedBy, invalid, locale, gallery }: Props) {
  const t = useTranslations("desk.editor");
  const [panel, setPanel] = useState<Panel>();
  const written = useRef(value);
  const clock = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hand = useRef({ onChange, onBlur });
  useEffect(() => {
    hand.current = { onChange, onBlur };
  });
  const editor = useEditor({
    extensions,
    content: toDoc(value),
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class: `prose ${css.text}`,
        lang: locale,
      },
      handlePaste: (view, event) => pasted(view, event),
      transformPastedHTML: fromWord,
    },
    onUpdate: () => {
      clearTimeout(clock.current);
      clock.current = setTimeout(write, PAUSE_MS);
    },
    onBlur: () => {
      write();
      hand.current.onBlur();
    },
    onDestroy: write,
  });
  const latest = useRef(editor);
  latest.current = editor;
  function write() {
    clearTimeout(clock.current);
    const now = latest.current;
    if (!now || clock.current === undefined) return;
    clock.current = undefined;
    written.current = fromDoc(now.getJSON());
    hand.current.onChange(written.current);
  }
  // What came from elsewhere: an earlier version taken back, a form that was saved by somebody else. Asked before
  // anything more can be written down: else what is typed meanwhile would look like an older text from elsewhere.
  useLayoutEffect(() => {
    if (!editor || value === written.current) return;
    written.current = value;
    const doc = toDoc(value);
    if (doc) editor.commands.setContent(doc, { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    editor?.view.dom.setAttribute("aria-describedby", describedBy);
    if (invalid) editor?.view.dom.setAttribute("aria-invalid", "true");
    else editor?.view.dom.removeAttribute("aria-invalid");
  }, [editor, describedBy, invalid]);

  useEffect(() => {
    if (editor) fieldRef({ focus: () => editor.commands.focus() });
  }, [editor, fieldRef]);

  if (!editor) return null;
  const commands = COMMANDS.filter(({ id }) => gallery || id !== "picture");
  const act = (id: CommandId) => {
    const run = COMMANDS.find((command) => command.id === id)?.run;
    if (typeof run === "string") return setPanel(run);
    // At once: the editor's own command waits for the next frame, and what is typed before it would be lost.
    editor.view.focus();
    run?.(editor.chain(), editor).run();
  };
  const asks = { editor, onClose: () => setPanel(undefined) };
  return (
    <div className={css.frame}>
      <Toolbar editor={editor} label={t("toolbar", { label })} act={act} commands={commands} />
      <div className={css.page}>
        <EditorContent editor={editor} />
        <SlashMenu editor={editor} act={act} commands={commands} />
      </div>
      {panel === "button" ? <AskButton {...asks} /> : null}
      {panel === "link" ? <AskLink {...asks} /> : null}
      {panel === "picture" && gallery ? <AskPicture {...asks} gallery={gallery} /> : null}
      {panel === "card" ? <AskCard {...asks} locale={locale} /> : null}
    </div>
  );
}
