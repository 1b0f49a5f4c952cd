"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Choice, Line } from "@/components/organize/fields";
import { DeskForm } from "@/components/organize/script-form";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { Button } from "@/components/ui/button";
import { LOCALES } from "@/lib/local-text";
import { addPerson } from "@/lib/signups/actions";
import { Fold } from "../fold";

const NOBODY = { name: "", email: "" };

/** One more person: with an address they get the mail that asks them, without one they just came. */
export function AddPerson({ eventId, byMail }: { eventId: string; byMail: boolean }) {
  const t = useTranslations("desk.people.add");
  const languages = useTranslations("desk.event");
  const locale = useLocale();
  const router = useRouter();
  const [said, setSaid] = useState<string>();
  const desk = useDeskForm<typeof NOBODY & { locale: string }, object>({
    values: { ...NOBODY, locale },
    prefix: "person",
    act: (person) => addPerson({ eventId, person: person as typeof person & { locale: "fr" | "en" } }),
    done: (_, { email, locale: kept }) => {
      setSaid(t(email ? "asked" : "came"));
      desk.form.reset({ ...NOBODY, locale: kept });
      desk.form.setFocus("name");
      router.refresh();
    },
  });
  return (
    <Fold summary={t(byMail ? "title" : "titleDoor")}>
      <DeskForm desk={desk}>
        <p className="meta">{t(byMail ? "help" : "helpDoor")}</p>
        <div className="pair">
          <Line name="name" label={t("name")} />
          {byMail ? <Line name="email" type="email" label={t("email")} /> : null}
        </div>
        {byMail ? (
          <Choice name="locale" label={t("language")}>
            {LOCALES.map((language) => (
              <option key={language} value={language}>
                {languages(language)}
              </option>
            ))}
          </Choice>
        ) : null}
        <Button small aria-disabled={desk.pending}>
          {t("act")}
        </Button>
        <p role="status">{said}</p>
        <p role="alert" className="error">
          {desk.trouble}
        </p>
      </DeskForm>
    </Fold>
  );
}
