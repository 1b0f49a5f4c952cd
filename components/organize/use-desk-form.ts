"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useId, useRef, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import type { FormAnswer } from "@/lib/auth/form-action";
import { fieldId, goToField, unfold } from "./field-ids";
import { followAll } from "./unsaved";
import { useSeen } from "./use-seen";
import type { WrongField } from "./wrong-fields";

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
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  const running = useRef<Promise<boolean>>(undefined);
  const send = async (typed: V, quietly: boolean): Promise<boolean> => {
    setTrouble(undefined);
    setWrong([]);
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
    if (!quietly) {
      const fields = inOrder(own.map(({ field, message }) => wrongField(fieldId(id, field), message)));
      setWrong(fields);
      // More than one are listed at the form's head, which takes the focus itself.
      if (fields.length === 1 && fields[0]) goToField(fields[0].id);
    }
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
      return goToField(unsentFile.id);
    }
    // Pressed twice it is sent once.
    if (autosaves || !running.current) save(false);
  };
  return {
    id,
    form,
    submit,
    save,
    autosaves,
    follow: shown.follow,
    trouble,
    wrong,
    pending: form.formState.isSubmitting,
  };
}

/** A file that was chosen and not sent yet: who saves now would think it is kept with the rest. */
const chosenFile = (form: Element): HTMLInputElement | undefined =>
  [...form.querySelectorAll<HTMLInputElement>("input[type=file]")].find(({ files }) => files?.length);

/** Some fields as they stand on the page, in its order. */
const inOrder = (wrong: WrongField[]): WrongField[] =>
  wrong
    .filter(({ id }) => document.getElementById(id))
    .sort(({ id }, other) => {
      const place =
        document.getElementById(id)?.compareDocumentPosition(document.getElementById(other.id) as Node) ?? 0;
      return place & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    });

/** A refused field by what it is called on the page: its label, or the legend of its group. */
function wrongField(id: string, message: string): WrongField {
  const field = document.getElementById(id);
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? field?.querySelector("legend");
  return { id, label: label?.textContent ?? "", message };
}
