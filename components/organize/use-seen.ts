"use client";

import { useEffect, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

/**
 * The moment whose values this form shows. When the page is fresh again (after another act on it) the form follows:
 * at once while nothing is typed in it; with typed changes only if its own part is still the same, so that a save over
 * somebody else's change stays refused.
 * `saved` says that the form itself has written what it shows.
 */
export function useSeen<V extends FieldValues>(
  form: UseFormReturn<V>,
  seen: string,
  values: V,
): { now: () => string; saved: (at: Date, values: V) => void } {
  const shown = useRef({ seen, values: JSON.stringify(values) });
  const dirty = form.formState.isDirty;
  useEffect(() => {
    // The page is as old as what is shown, or older than what the form itself has saved since.
    if (seen <= shown.current.seen) return;
    const now = JSON.stringify(values);
    if (now === shown.current.values) shown.current.seen = seen;
    else if (!dirty) {
      shown.current = { seen, values: now };
      form.reset(values);
    }
  }, [seen, values, dirty, form]);
  return {
    now: () => shown.current.seen,
    saved: (at, written) => {
      shown.current = { seen: at.toISOString(), values: JSON.stringify(written) };
    },
  };
}
