"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import css from "./desk.module.css";

type MovableProps = {
  at: number;
  last: number;
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
 * keys. Its place is said when it has changed; the buttons inside the line do the same (WCAG 2.5.7).
 */
export function Movable({ at, last, onMove, name, children }: MovableProps) {
  const t = useTranslations("desk.programme");
  const [held, setHeld] = useState(false);
  const [moved, setMoved] = useState(false);
  const moveTo = (to: number) => {
    if (to < 0 || to > last) return;
    setMoved(true);
    onMove(to);
  };
  const grasp = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(true);
  };
  const drag = ({ currentTarget, clientY }: PointerEvent<HTMLButtonElement>) => {
    const line = held && currentTarget.closest("li");
    if (!line) return;
    const [before, after] = [line.previousElementSibling, line.nextElementSibling];
    if (before && clientY < middleOf(before)) moveTo(at - 1);
    else if (after && clientY > middleOf(after)) moveTo(at + 1);
    else return;
    line.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    moveTo(at + step);
  };
  return (
    <li className={css.movable} data-held={held || undefined}>
      <button
        type="button"
        className={css.grip}
        aria-label={t("grip", { name })}
        onPointerDown={grasp}
        onPointerMove={drag}
        onLostPointerCapture={() => setHeld(false)}
        onKeyDown={press}
      >
        <span aria-hidden="true">⠿</span>
      </button>
      <div>{children}</div>
      <span role="status" className="hush">
        {moved ? t("movedTo", { number: at + 1, count: last + 1 }) : null}
      </span>
    </li>
  );
}
