"use client";

import { useEffect, useRef } from "react";
import type { FieldValues } from "react-hook-form";
import type { FormAnswer } from "@/lib/auth/form-action";
import type { useDeskForm } from "./use-desk-form";

/** A form of this page whose work is lost when the page is left. */
type Held = {
  isDirty: () => boolean;
  autosaves: boolean;
  /** Whether it is saved now; `quietly` leaves the focus where it is. */
  save: (quietly: boolean) => Promise<boolean>;
  follow: (from: string, to: string) => void;
};

const held = new Set<Held>();

/** The forms of this page with changes that are not saved. */
export const unsaved = (): Held[] => [...held].filter((form) => form.isDirty());

/** Saves whatever this page holds, one form after the other; false when one is refused, which says why itself. */
export async function saveAll(quietly = false): Promise<boolean> {
  for (const form of unsaved()) if (!(await form.save(quietly))) return false;
  return true;
}

/** Does something with what the page shows once all of it is saved; else refuses in these words. */
export const afterSaving = async <A extends FormAnswer>(
  act: () => Promise<A>,
  refusal: string,
): Promise<A | FormAnswer<never>> => ((await saveAll()) ? act() : { ok: false, errors: { form: refusal } });

/** A save of one form makes no stranger's change of it for the others that hold the same thing. */
export function followAll(from: string, to: string): void {
  for (const form of unsaved()) form.follow(from, to);
}

/** Says of a form that what is typed in it must not be lost. What saves by itself does so when it is left, too. */
export function useHeld<V extends FieldValues, T extends object>(desk: ReturnType<typeof useDeskForm<V, T>>): void {
  const latest = useRef({ ...desk, isDirty: false });
  const isDirty = desk.form.formState.isDirty;
  useEffect(() => {
    latest.current = { ...desk, isDirty };
  });
  useEffect(() => {
    const { autosaves, follow } = latest.current;
    const isDirty = () => latest.current.isDirty;
    const save = (quietly: boolean) => latest.current.save(quietly);
    const own = { autosaves, follow, isDirty, save };
    held.add(own);
    const hidden = () => document.visibilityState === "hidden" && autosaves && isDirty() && save(true);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      held.delete(own);
      if (autosaves && isDirty()) save(true);
    };
  }, []);
}
