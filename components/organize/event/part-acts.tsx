"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import css from "@/components/organize/desk.module.css";
import { Choice, Line } from "@/components/organize/fields";
import { DeskForm } from "@/components/organize/script-form";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { mailLink } from "@/lib/events/actions";
import { LOCALES } from "@/lib/local-text";

/** A link to read, select and copy; copying by a button where the browser allows it. */
export function CopyLink({ id, label, url }: { id: string; label: string; url: string }) {
  const t = useTranslations("desk.parts");
  const [told, setTold] = useState<"copied" | "copyFailed">();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setTold("copied");
    } catch {
      setTold("copyFailed");
    }
  };
  return (
    <div>
      <Field
        id={id}
        label={label}
        help={t("linkHelp")}
        value={url}
        readOnly
        onFocus={(focus) => focus.target.select()}
      />
      <p>
        <Button type="button" look="plain" small onClick={copy}>
          {t("copy")}
        </Button>{" "}
        <span role="status">{told ? t(told) : null}</span>
      </p>
    </div>
  );
}

type MailValues = { email: string; language: string };

/** Sends somebody their link, to a new address or the one that is known. */
export function MailPartForm({
  eventId,
  partId,
  hasAddress,
}: {
  eventId: string;
  partId: string;
  hasAddress: boolean;
}) {
  const t = useTranslations("desk.parts");
  const router = useRouter();
  const locale = useLocale();
  const [sent, setSent] = useState(false);
  const values: MailValues = { email: "", language: locale };
  const desk = useDeskForm<MailValues, object>({
    values,
    prefix: "mail",
    act: ({ email, language }) =>
      mailLink({ eventId, partId, mail: { email, language: language as (typeof LOCALES)[number] } }),
    done: () => {
      desk.form.reset(values);
      setSent(true);
      router.refresh();
    },
  });
  return (
    <DeskForm desk={desk}>
      <div className={css.narrow}>
        <Line name="email" type="email" label={t("email")} help={t(hasAddress ? "emailKnown" : "emailHelp")} />
        <Choice name="language" label={t("language")}>
          {LOCALES.map((language) => (
            <option key={language} value={language}>
              {t(`languages.${language}`)}
            </option>
          ))}
        </Choice>
      </div>
      <Button small aria-disabled={desk.pending}>
        {t("mail")}
      </Button>
      <p role="alert" className="error">
        {desk.trouble}
      </p>
      <p role="status">{sent && !desk.trouble ? t("mailed") : null}</p>
    </DeskForm>
  );
}
