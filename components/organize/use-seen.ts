"use client";

import { useEffect, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

/**
 * The moment whose values this form shows. When the page is fresh again (after another act on it) the form follows:
 * at once while nothing is typed in it; with typed changes only if its own part is still the same, so that a save over
 * somebody else's change stays refused.
 */
export function useSeen<V extends FieldValues>(form: UseFormReturn<V>, seen: string, values: V): () => string {
  const shown = useRef({ seen, values: JSON.stringify(values) });
  const dirty = form.formState.isDirty;
  useEffect(() => {
    if (shown.current.seen === seen) return;
    const now = JSON.stringify(values);
    if (now === shown.current.values) shown.current.seen = seen;
    else if (!dirty) {
      shown.current = { seen, values: now };
      form.reset(values);
    }
  }, [seen, values, dirty, form]);
  return () => shown.current.seen;
}
