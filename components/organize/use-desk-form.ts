"use client";

import { useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import type { FormAnswer } from "@/lib/auth/form-action";
import { useSeen } from "./use-seen";

/**
 * A form that is sent by a server action. Refused, everything typed stays and each sentence stands beside its field;
 * `prefix` is what the action's schema calls the form's own values ("event.title.fr" is the field "title.fr").
 */
export function useDeskForm<V extends FieldValues, T extends object>({
  values,
  seen = "",
  prefix,
  act,
  done,
}: {
  values: V;
  /** The moment these values were read. */
  seen?: string;
  prefix?: string;
  act: (values: V, seen: string) => Promise<FormAnswer<T>>;
  done: (answer: T, values: V) => void;
}) {
  const form = useForm<V>({ defaultValues: values as DefaultValues<V> });
  const seenNow = useSeen(form, seen, values);
  const [trouble, setTrouble] = useState<string>();
  const submit = form.handleSubmit(async (typed) => {
    setTrouble(undefined);
    const answer = await act(typed, seenNow());
    if (answer.ok) return done(answer, typed);
    const own = Object.entries(answer.errors).map(([path, message]) => {
      const field = prefix && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path;
      return { field, message };
    });
    let first = true;
    for (const { field, message } of own) {
      unfold(field);
      if (field === "form") setTrouble(message);
      else form.setError(field as Path<V>, { type: "server", message }, { shouldFocus: first });
      first = false;
    }
  });
  return { form, submit, trouble, pending: form.formState.isSubmitting };
}

/** Opens whatever a field is folded away in, so that it can be seen and take the focus. */
function unfold(field: string): void {
  let around = document.getElementById(field.replaceAll(".", "-"))?.closest("details");
  for (; around; around = around.parentElement?.closest("details")) around.open = true;
}
