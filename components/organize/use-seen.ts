"use client";

import { useEffect, useRef } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

/**
 * The moment whose values this form shows. When the page is fresh again (after another act on it) the form follows:
 * at once while nothing is typed in it; with typed changes only if its own part is still the same, so that a save over
 * somebody else's change stays refused.
 * `saved` says that the form itself has written what it shows, `follow` that another form of the same page has written
 * its own part of the same thing.
 */
export function useSeen<V extends FieldValues>(
  form: UseFormReturn<V>,
  seen: string,
  values: V,
): { now: () => string; saved: (at: Date, values: V) => void; follow: (from: string, to: string) => void } {
  const shown = useRef({ seen, values: JSON.stringify(values) });
  const dirty = form.formState.isDirty;
  useEffect(() => {
    // The page is as old as what is shown, or older than what the form itself has saved since.
    if (seen <= shown.current.seen) return;
    const now = JSON.stringify(values);
    if (now === shown.current.values) shown.current.seen = seen;
    else if (!dirty) {
      shown.current = { seen, values: now };
      show(form, values);
    }
  }, [seen, values, dirty, form]);
  return {
    now: () => shown.current.seen,
    saved: (at, written) => {
      shown.current = { seen: at.toISOString(), values: JSON.stringify(written) };
    },
    follow: (from, to) => {
      if (shown.current.seen === from) shown.current.seen = to;
    },
  };
}

/**
 * Shows these values. In place where they are shaped as what stands there: a reset makes every line of a list anew, and
 * whatever was open in it, and whoever stood in it, is lost.
 */
function show<V extends FieldValues>(form: UseFormReturn<V>, values: V): void {
  const [old, fresh] = [leaves(form.getValues()), leaves(values)];
  const paths = Object.keys(fresh);
  const alike = paths.length === Object.keys(old).length && paths.every((path) => path in old);
  if (alike)
    for (const path of paths) if (old[path] !== fresh[path]) form.setValue(path as Path<V>, fresh[path] as never);
  form.reset(values, { keepValues: alike });
}

/** Every value by its path ("sessions.2.title.fr"). */
const leaves = (value: unknown, path = ""): Record<string, unknown> =>
  typeof value === "object" && value !== null
    ? Object.assign({}, ...Object.entries(value).map(([key, own]) => leaves(own, path ? `${path}.${key}` : key)))
    : { [path]: value };
