"use client";

import { useEffect, useRef } from "react";

/** The forms that have a schema both sides share. */
export type EnhancedForm = "rsvp" | "subscription" | "volunteer";

/** What the script says in the reader's language. */
export type EnhancedWords = { pending: string; summary: string; errors: Record<string, string> };

export type Enhancement = { form: EnhancedForm; thanks: string; words: EnhancedWords };

/**
 * Improves the form it stands in, once somebody touches a field: until then it costs nothing, and when the rest cannot
 * be loaded the form stays the plain one it is.
 */
export function Enhance(enhancement: Enhancement) {
  const mark = useRef<HTMLSpanElement>(null);
  const wanted = useRef(enhancement);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const improve = () => {
      import("./improve-form").then(({ improveForm }) => improveForm(form, wanted.current)).catch(() => undefined);
    };
    form.addEventListener("focusin", improve, { once: true });
    return () => form.removeEventListener("focusin", improve);
  }, []);
  return <span ref={mark} hidden />;
}
