"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { tick } from "@/lib/events/actions";

/** The last tick can be taken back by one button for a quarter of an hour; by its box at any time. */
const UNDO_SHOWN = 15 * 60_000;

/**
 * The one script of a whole list of people: its rows are plain checkboxes made on the server, whose values are answers'
 * ids. A tick is kept at once; one that was refused or did not get through goes back, and the sentence says why.
 */
export function Ticks({ eventId, came, children }: { eventId: string; came: number; children: ReactNode }) {
  const t = useTranslations("desk.people");
  const list = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(came);
  const [trouble, setTrouble] = useState<string>();
  const [last, setLast] = useState<HTMLInputElement>();

  useEffect(() => {
    const keep = async (box: HTMLInputElement) => {
      const came = box.checked;
      const add = came ? 1 : -1;
      setCount((before) => before + add);
      const answer = await tick({ eventId, rsvpId: box.value, came }).catch(() => null);
      if (answer?.ok) {
        setTrouble(undefined);
        return setLast(came ? box : undefined);
      }
      setTrouble(answer ? Object.values(answer.errors)[0] : t("notKept"));
      setCount((before) => before - add);
      box.checked = !came;
    };
    const isTick = (field: EventTarget | null) => field instanceof HTMLInputElement && field.name === "came";
    const heard = ({ target }: Event) => {
      if (isTick(target)) keep(target as HTMLInputElement);
    };
    const element = list.current;
    element?.addEventListener("change", heard);
    // Whoever ticked before this script was there is not forgotten.
    for (const box of element?.querySelectorAll("input") ?? [])
      if (isTick(box) && box.checked !== box.defaultChecked) keep(box);
    return () => element?.removeEventListener("change", heard);
  }, [eventId, t]);

  useEffect(() => {
    if (!last) return;
    const forgotten = setTimeout(() => setLast(undefined), UNDO_SHOWN);
    return () => clearTimeout(forgotten);
  }, [last]);

  return (
    <div ref={list}>
      <p role="status">
        {t("ticked", { count })} {last ? t("lastTicked", { name: last.labels?.[0]?.textContent ?? "" }) : null}
      </p>
      {last ? (
        <p className="no-print">
          <Button type="button" look="plain" small onClick={() => last.click()}>
            {t("undo")}
          </Button>
        </p>
      ) : null}
      <p role="alert" className="error">
        {trouble}
      </p>
      {children}
    </div>
  );
}
