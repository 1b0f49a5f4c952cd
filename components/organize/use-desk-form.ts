"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useId, useRef, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import type { FormAnswer } from "@/lib/auth/form-action";
import { fieldId } from "./field-ids";
import { followAll } from "./unsaved";
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
  const t = useTranslations("desk.form");
  const form = useForm<V>({ defaultValues: values as DefaultValues<V> });
  const shown = useSeen(form, seen, values);
  const [trouble, setTrouble] = useState<string>();
  const running = useRef<Promise<boolean>>(undefined);
  const send = async (typed: V, quietly: boolean): Promise<boolean> => {
    setTrouble(undefined);
    const from = shown.now();
    const answer = await act(typed, from).catch((): FormAnswer<T> => ({ ok: false, errors: { form: t("unsent") } }));
    if (answer.ok) {
      if ("updatedAt" in answer && answer.updatedAt instanceof Date) {
        if (autosaves) shown.saved(answer.updatedAt, typed);
        followAll(from, answer.updatedAt.toISOString());
      }
      done(answer, typed);
      return true;
    }
    const own = Object.entries(answer.errors).map(([path, message]) => {
      const field = prefix && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path;
      return { field, message };
    });
    for (const { field, message } of own) {
      if (!quietly) unfold(fieldId(id, field));
      if (field === "form") setTrouble(message);
      else form.setError(field as Path<V>, { type: "server", message });
    }
    if (!quietly) focusFirst(own.map(({ field }) => fieldId(id, field)));
    return false;
  };
  /** Whether what stands in the form is saved now. One save after the other: each is written over the one before. */
  const save = (quietly: boolean): Promise<boolean> => {
    const run = async () => {
      let isSaved = false;
      // An error of the last answer at a field that this form has not would hold back every other try.
      form.clearErrors();
      await form.handleSubmit(async (typed) => {
        isSaved = await send(typed, quietly);
      })();
      return isSaved;
    };
    const own = (running.current ?? Promise.resolve()).then(run).finally(() => {
      if (running.current === own) running.current = undefined;
    });
    running.current = own;
    return own;
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const unsentFile = chosenFile(event.currentTarget);
    if (unsentFile) {
      setTrouble(t("unsentFile"));
      unfold(unsentFile.id);
      return unsentFile.focus();
    }
    // Pressed twice it is sent once.
    if (autosaves || !running.current) save(false);
  };
  return { id, form, submit, save, autosaves, follow: shown.follow, trouble, pending: form.formState.isSubmitting };
}

/** Opens whatever a field is folded away in, so that it can be seen and take the focus. */
function unfold(id: string): void {
  let around = document.getElementById(id)?.closest("details");
  for (; around; around = around.parentElement?.closest("details")) around.open = true;
}

/** A file that was chosen and not sent yet: who saves now would think it is kept with the rest. */
const chosenFile = (form: Element): HTMLInputElement | undefined =>
  [...form.querySelectorAll<HTMLInputElement>("input[type=file]")].find(({ files }) => files?.length);

/** Leads to the first of some fields as they stand on the page. */
function focusFirst(ids: string[]): void {
  const fields = ids.flatMap((id) => document.getElementById(id) ?? []);
  const [first] = fields.sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  first?.focus();
  // A group of fields takes no focus itself.
  if (first && !first.contains(document.activeElement))
    first.querySelector<HTMLElement>("input, select, textarea")?.focus();
}
