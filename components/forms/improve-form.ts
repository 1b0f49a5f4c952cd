import { zodResolver } from "@hookform/resolvers/zod";
import { createFormControl, type FieldErrors, type FieldValues } from "react-hook-form";
import type { z } from "zod";
import type { Enhancement } from "./enhance";
import { fieldsOf, type NamedField, typedDefaults } from "./form-fields";
import { paintErrors, paintField, sentenceOf, setPending } from "./paint";
import { postForm } from "./post-form";

const SCHEMAS = {
  rsvp: () => import("@/lib/events/rsvps/schema").then((module) => module.rsvpSchema),
  subscription: () => import("@/lib/newsletters/schema").then((module) => module.subscriptionSchema),
  volunteer: () => import("@/lib/volunteers/schema").then((module) => module.volunteerSchema),
};

/**
 * Takes over a plain form where it stands: its own inputs are registered, checked by the schema the server uses, and
 * errors written beside them. Sent by fetch with an idempotency key; whatever goes wrong there, the plain form is sent.
 */
export async function improveForm(form: HTMLFormElement, enhancement: Enhancement): Promise<void> {
  const { words, thanks } = enhancement;
  const schema = await SCHEMAS[enhancement.form]();
  const fields = fieldsOf(form);
  const names = new Set(fields.map(({ name }) => name));
  const control = createFormControl<FieldValues>({
    resolver: zodResolver(schema as z.ZodType<FieldValues, FieldValues>),
    mode: "onBlur",
    shouldFocusError: false,
    defaultValues: typedDefaults(fields),
  });
  for (const field of fields) attach(field, control.register(field.name));

  const errorsOf = (errors: FieldErrors) =>
    Object.fromEntries(
      [...names].flatMap((name) => (errors[name] ? [[name, sentenceOf(messageOf(errors[name]), words)]] : [])),
    );
  control.subscribe({
    formState: { errors: true },
    callback: ({ errors }) => {
      const sentences = errorsOf(errors ?? {});
      for (const name of names) paintField(form, enhancement.form, name, sentences[name]);
    },
  });

  let sending = false;
  const send = async () => {
    sending = true;
    setPending(form, words.pending, true);
    const outcome = await postForm(form);
    if (outcome.kind === "done") return location.assign(outcome.page ?? thanks);
    if (outcome.kind === "lost") return form.submit();
    sending = false;
    setPending(form, words.pending, false);
    paintErrors(form, enhancement.form, outcome.errors, words);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sending) return;
    control.handleSubmit(send, (errors) => paintErrors(form, enhancement.form, errorsOf(errors), words))();
  });
  window.addEventListener("pageshow", () => {
    sending = false;
    setPending(form, words.pending, false);
  });
  form.noValidate = true;
}

type Registration = { ref(element: NamedField | null): void } & Record<
  "onChange" | "onBlur",
  (event: Event) => Promise<unknown>
>;

function attach(field: NamedField, { ref, onChange, onBlur }: Registration): void {
  ref(field);
  field.addEventListener("input", onChange);
  field.addEventListener("change", onChange);
  field.addEventListener("blur", onBlur);
}

/** The key of an error, also of one item of a list. */
function messageOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  if ("message" in error && typeof error.message === "string") return error.message;
  return messageOf(Object.values(error).find((inner) => typeof inner === "object" && inner !== null));
}
