"use client";

import { useEffect, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

const PAUSE_MS = 2_000;

/** Saves a form two seconds after the last key, as long as something in it is not saved. */
export function useAutosave<V extends FieldValues>(form: UseFormReturn<V>, save: () => Promise<unknown>): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    let clock: ReturnType<typeof setTimeout> | undefined;
    const typed = form.watch((_, { type }) => {
      if (type !== "change") return;
      clearTimeout(clock);
      clock = setTimeout(() => latest.current(), PAUSE_MS);
    });
    return () => {
      clearTimeout(clock);
      typed.unsubscribe();
    };
  }, [form]);
}
