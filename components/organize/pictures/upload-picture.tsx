"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LOCALES } from "@/lib/local-text";
import type { PictureChoice } from "@/lib/media/queries";

type Errors = Record<string, string>;
type Answer = { ok: true; id: string; thumbnail: string } | { ok: false; errors: Errors };

/**
 * Takes a picture from this device, with its words. No form of its own: it stands inside the form of what will show it,
 * and sends nothing of that.
 */
export function UploadPicture({ groupId, done }: { groupId: string; done: (picture: PictureChoice) => void }) {
  const t = useTranslations("desk.pictures");
  const desk = useTranslations("desk.event");
  const locale = useLocale();
  const id = useId();
  const fields = useRef<HTMLDivElement>(null);
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [said, setSaid] = useState("");

  const send = async () => {
    const inputs = [...(fields.current?.querySelectorAll("input") ?? [])];
    const form = new FormData();
    form.set("group", groupId);
    form.set("locale", locale);
    for (const { name, value, files } of inputs) form.set(name, files?.[0] ?? value);
    setPending(true);
    setSaid(t("sending"));
    const answer = await fetch("/api/organize/media", { method: "POST", body: form })
      .then((response): Promise<Answer> => response.json())
      .catch((): Answer => ({ ok: false, errors: { form: t("unsent") } }));
    setPending(false);
    if (!answer.ok) {
      setErrors(answer.errors);
      setSaid("");
      const first = inputs.find(({ name }) => answer.errors[name]);
      return first?.focus();
    }
    const alt = inputs.find(({ name, value }) => name.startsWith("alt.") && value)?.value ?? "";
    for (const input of inputs) input.value = "";
    setErrors({});
    setSaid(t("sent"));
    done({ id: answer.id, alt, thumbnail: answer.thumbnail });
  };

  return (
    <div ref={fields}>
      <Field
        id={`${id}file`}
        name="file"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        label={t("file")}
        help={t("fileHelp")}
        error={errors.file}
      />
      <div className="pair">
        {LOCALES.map((each) => (
          <Field
            key={each}
            id={`${id}alt-${each}`}
            name={`alt.${each}`}
            label={`${t("alt")} (${desk(each)})`}
            help={t("altHelp")}
            error={errors[`alt.${each}`]}
            maxLength={300}
            autoComplete="off"
          />
        ))}
      </div>
      <Field
        id={`${id}credit`}
        name="credit"
        label={t("credit")}
        help={t("creditHelp")}
        error={errors.credit}
        maxLength={200}
        autoComplete="off"
      />
      <Button type="button" look="plain" small aria-disabled={pending} onClick={pending ? undefined : send}>
        {t("send")}
      </Button>
      <p role="status">{said}</p>
      <p role="alert" className="error">
        {errors.form}
      </p>
    </div>
  );
}
