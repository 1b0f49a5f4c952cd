"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import type { Command, CommandId } from "./commands";
import css from "./editor.module.css";

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

type Props = { editor: Editor; label: string; commands: readonly Command[]; act: (id: CommandId) => void };

/** What can be done with the text, as one stop of the Tab key: arrows go from button to button. */
export function Toolbar({ editor, label, commands, act }: Props) {
  const t = useTranslations("desk.editor");
  const [here, setHere] = useState(0);
  const pressed = useEditorState({
    editor,
    selector: ({ editor }) => commands.map(({ at }) => (at ? editor.isActive(...at) : undefined)),
  });
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = STEPS[event.key]?.(here, commands.length);
    if (to === undefined) return;
    event.preventDefault();
    setHere(to);
    event.currentTarget.querySelectorAll("button")[to]?.focus();
  };
  return (
    <div role="toolbar" aria-label={label} className={css.toolbar} onKeyDown={move}>
      {commands.map(({ id }, at) => (
        <button
          key={id}
          type="button"
          tabIndex={at === here ? 0 : -1}
          aria-pressed={pressed[at]}
          onFocus={() => setHere(at)}
          onClick={() => act(id)}
        >
          {t(`does.${id}`)}
        </button>
      ))}
    </div>
  );
}
