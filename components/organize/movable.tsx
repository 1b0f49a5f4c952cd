"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import css from "./desk.module.css";

type MovableProps = {
  at: number;
  onMove: (to: number) => void;
  /** What the line is, for who hears the page. */
  name: string;
  children: ReactNode;
};

const middleOf = (line: Element) => {
  const { top, height } = line.getBoundingClientRect();
  return top + height / 2;
};

/**
 * A line of a list that is put in order by its grip: dragged past the middle of its neighbour, or moved by the arrow
 * keys. The list says its place when it has changed; the buttons inside the line do the same (WCAG 2.5.7).
 */
export function Movable({ at, onMove, name, children }: MovableProps) {
  const t = useTranslations("desk.programme");
  const line = useRef<HTMLLIElement>(null);
  const [held, setHeld] = useState(false);
  const drag = useEffectEvent(({ clientY }: PointerEvent) => {
    const { previousElementSibling: before, nextElementSibling: after } = line.current ?? {};
    if (before && clientY < middleOf(before)) onMove(at - 1);
    else if (after && clientY > middleOf(after)) onMove(at + 1);
    else return;
    line.current?.scrollIntoView({ block: "nearest" });
  });
  // The line is taken out of the page and put in elsewhere while it is held: only the window hears the pointer all along.
  useEffect(() => {
    if (!held) return;
    const over = new AbortController();
    const letGo = () => setHeld(false);
    window.addEventListener("pointermove", drag, over);
    window.addEventListener("pointerup", letGo, over);
    window.addEventListener("pointercancel", letGo, over);
    return () => over.abort();
  }, [held]);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    onMove(at + step);
  };
  return (
    <li ref={line} className={css.movable} data-held={held || undefined}>
      <button
        type="button"
        className={css.grip}
        aria-label={t("grip", { name })}
        onPointerDown={({ button }) => setHeld(button === 0)}
        onKeyDown={press}
      >
        <span aria-hidden="true">⠿</span>
      </button>
      <div>{children}</div>
    </li>
  );
}
