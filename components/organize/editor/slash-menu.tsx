"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { hasWords, searchWords } from "@/lib/search/rules";
import type { Command, CommandId } from "./commands";
import css from "./editor.module.css";

/** What was typed after a "/" that begins a paragraph, up to the caret; null where there is none. */
function askedAt({ state: { selection } }: Editor): string | null {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== "paragraph" || $from.parentOffset !== $from.parent.content.size) return null;
  return /^\/(\p{L}*)$/u.exec($from.parent.textContent)?.[1] ?? null;
}

type Props = { editor: Editor; commands: readonly Command[]; act: (id: CommandId) => void };

/** The toolbar's acts at the caret, after a "/" at the start of a line: typed words choose, arrows and Enter do, Escape closes. */
export function SlashMenu({ editor, commands, act }: Props) {
  const t = useTranslations("desk.editor");
  const id = useId();
  const asked = useEditorState({ editor, selector: ({ editor }) => (editor.isFocused ? askedAt(editor) : null) });
  const [chosen, setChosen] = useState(0);
  const [closed, setClosed] = useState(false);
  const words = searchWords(asked ?? "");
  const starts = commands.flatMap(({ starts, id }) => (starts ? id : []));
  const found = starts.filter((each) => words.length === 0 || hasWords({ fr: t(`does.${each}`) }, words));
  const open = asked !== null && !closed && found.length > 0;
  const at = Math.min(chosen, found.length - 1);

  const choose = (each: CommandId | undefined) => {
    if (!each) return;
    const { $from } = editor.state.selection;
    editor.chain().deleteRange({ from: $from.start(), to: $from.pos }).run();
    act(each);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => setChosen((at + 1) % found.length),
    ArrowUp: () => setChosen((at + found.length - 1) % found.length),
    Enter: () => choose(found[at]),
    Tab: () => choose(found[at]),
    Escape: () => setClosed(true),
  };
  const latest = useRef<typeof keys | null>(null);
  useEffect(() => {
    latest.current = open ? keys : null;
    const { dom } = editor.view;
    if (open) dom.setAttribute("aria-activedescendant", `${id}-${found[at]}`);
    else dom.removeAttribute("aria-activedescendant");
  });
  useEffect(() => {
    if (asked !== null) return;
    setClosed(false);
    setChosen(0);
  }, [asked]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const does = latest.current?.[event.key];
      if (!does || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      does();
    };
    // Before the editor's own keys.
    const around = editor.view.dom.parentElement;
    around?.addEventListener("keydown", pressed, true);
    return () => around?.removeEventListener("keydown", pressed, true);
  }, [editor]);

  if (!open) return null;
  const { $from } = editor.state.selection;
  const place = editor.view.coordsAtPos($from.pos);
  const frame = editor.view.dom.getBoundingClientRect();
  return (
    <div
      role="listbox"
      aria-label={t("menu")}
      className={css.menu}
      style={{ insetBlockStart: place.bottom - frame.top + editor.view.dom.offsetTop + 4 }}
    >
      {found.map((each, place) => (
        <div
          key={each}
          role="option"
          tabIndex={-1}
          id={`${id}-${each}`}
          aria-selected={place === at}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(each);
          }}
        >
          {t(`does.${each}`)}
        </div>
      ))}
    </div>
  );
}
