"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { tick } from "@/lib/events/actions";
import type { ErrorKind } from "@/lib/http/error-pages";
import { pathIn } from "@/lib/i18n/paths";
import css from "./people.module.css";

/** The last tick can be taken back by one button for a quarter of an hour; by its box at any time. */
const UNDO_SHOWN = 15 * 60_000;

/** What the front answers to who is not signed in any more. */
const SIGNED_OUT: ErrorKind = "sign_in_needed";

/** Why a tick got no answer: who sent it has no door any more, or it did not get through. */
const closedOrLost = (error: unknown) =>
  error instanceof Error && error.message === SIGNED_OUT ? { ok: false as const, errors: { door: SIGNED_OUT } } : null;

/**
 * The one script of a whole list of people: its rows are plain checkboxes made on the server, whose values are answers'
 * ids. A tick is kept at once; one that was refused or did not get through goes back, and the sentence says why; whoever
 * has lost the door is led away from the names. What is said stands at the foot of the screen, in room that is kept for
 * it: no row moves under a finger.
 */
export function Ticks({ eventId, came, children }: { eventId: string; came: number; children: ReactNode }) {
  const t = useTranslations("desk.people");
  const list = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(came);
  const [trouble, setTrouble] = useState<string>();
  const [last, setLast] = useState<HTMLInputElement>();
  const elsewhere = pathIn(useLocale(), "/organize?ended=door");

  useEffect(() => {
    const keep = async (box: HTMLInputElement) => {
      const came = box.checked;
      const add = came ? 1 : -1;
      setCount((before) => before + add);
      const answer = await tick({ eventId, rsvpId: box.value, came }).catch(closedOrLost);
      if (answer && "errors" in answer && answer.errors.door) return location.replace(elsewhere);
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
  }, [eventId, elsewhere, t]);

  useEffect(() => {
    if (!last) return;
    const forgotten = setTimeout(() => setLast(undefined), UNDO_SHOWN);
    return () => clearTimeout(forgotten);
  }, [last]);

  return (
    <div ref={list}>
      {children}
      <div className={`no-print ${css.tally}`}>
        <p role="alert" className="error">
          {trouble}
        </p>
        <p role="status">
          {t("ticked", { count })}{" "}
          <span className={css.last}>{last ? t("lastTicked", { name: nameOf(last) }) : null}</span>
        </p>
        <Button
          type="button"
          look="plain"
          small
          hidden={!last}
          aria-label={last && t("undoWhose", { name: nameOf(last) })}
          onClick={() => {
            last?.click();
            last?.focus({ preventScroll: true });
          }}
        >
          {t("undo")}
        </Button>
      </div>
    </div>
  );
}

const nameOf = (box: HTMLInputElement): string => box.labels?.[0]?.firstElementChild?.textContent ?? "";
