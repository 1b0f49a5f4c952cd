"use client";

import { useId, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import type { FormAnswer } from "@/lib/auth/form-action";
import { fieldId } from "./field-ids";
import { useSeen } from "./use-seen";

/**
 * A form that is sent by a server action. Refused, everything typed stays and each sentence stands beside its field;
 * `prefix` is what the action's schema calls the form's own values ("event.title.fr" is the field "title.fr").
 */
export function useDeskForm<V extends FieldValues, T extends object>({
  values,
  seen = "",
  prefix,
  autosaves = false,
  act,
  done,
}: {
  values: V;
  /** The moment these values were read. */
  seen?: string;
  prefix?: string;
  /** Saves while somebody writes: what stands in the form is never replaced by what was saved of it. */
  autosaves?: boolean;
  act: (values: V, seen: string) => Promise<FormAnswer<T>>;
  done: (answer: T, values: V) => void;
}) {
  const id = useId();
  const form = useForm<V>({ defaultValues: values as DefaultValues<V> });
  const shown = useSeen(form, seen, values);
  const [trouble, setTrouble] = useState<string>();
  const send = async (typed: V, quietly: boolean) => {
    setTrouble(undefined);
    const answer = await act(typed, shown.now());
    if (answer.ok) {
      if (autosaves && "updatedAt" in answer && answer.updatedAt instanceof Date) shown.saved(answer.updatedAt, typed);
      return done(answer, typed);
    }
    const own = Object.entries(answer.errors).map(([path, message]) => {
      const field = prefix && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path;
      return { field, message };
    });
    let first = !quietly;
    for (const { field, message } of own) {
      if (!quietly) unfold(fieldId(id, field));
      if (field === "form") setTrouble(message);
      else form.setError(field as Path<V>, { type: "server", message }, { shouldFocus: first });
      first = false;
    }
  };
  const submit = form.handleSubmit((typed) => send(typed, false));
  /** The same without taking the focus to what is refused: for a save that nobody asked for. */
  const submitQuietly = form.handleSubmit((typed) => send(typed, true));
  return { id, form, submit, submitQuietly, trouble, pending: form.formState.isSubmitting };
}

/** Opens whatever a field is folded away in, so that it can be seen and take the focus. */
function unfold(id: string): void {
  let around = document.getElementById(id)?.closest("details");
  for (; around; around = around.parentElement?.closest("details")) around.open = true;
}
