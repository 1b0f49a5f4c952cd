"use client";

import { useLocale } from "next-intl";
import { useRef, useState } from "react";

type Errors = Record<string, string>;
type Answer<T> = ({ ok: true; id: string } & T) | { ok: false; errors: Errors };
type Words = (key: "sending" | "sent" | "unsent") => string;

/**
 * Sends a file of this device with the words beside it. No form of its own: its fields stand inside the form of what
 * will show the file, and send nothing of that.
 */
export function useUpload<T extends object>(
  groupId: string,
  as: "picture" | "attachment",
  t: Words,
  done: (sent: { id: string } & T, typed: Record<string, string>) => void,
) {
  const locale = useLocale();
  const fields = useRef<HTMLDivElement>(null);
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [said, setSaid] = useState("");

  const send = async () => {
    if (pending) return;
    const inputs = [...(fields.current?.querySelectorAll("input") ?? [])];
    const typed = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
    const form = new FormData();
    for (const [name, value] of Object.entries({ group: groupId, locale, as })) form.set(name, value);
    for (const { name, value, files } of inputs) form.set(name, files?.[0] ?? value);
    setPending(true);
    setSaid(t("sending"));
    const answer = await fetch("/api/organize/media", { method: "POST", body: form })
      .then((response): Promise<Answer<T>> => response.json())
      .catch((): Answer<T> => ({ ok: false, errors: { form: t("unsent") } }));
    setPending(false);
    if (!answer.ok) {
      setErrors(answer.errors);
      setSaid("");
      return inputs.find(({ name }) => answer.errors[name])?.focus();
    }
    for (const input of inputs) input.value = "";
    setErrors({});
    setSaid(t("sent"));
    done(answer, typed);
  };
  return { fields, pending, errors, said, send };
}
