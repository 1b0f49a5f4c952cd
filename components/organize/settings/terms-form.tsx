"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "@/components/organize/act-form";
import { Choice } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { pathIn } from "@/lib/i18n/paths";
import { inUnits } from "@/lib/privacy/terms/rules";
import { chooseTerms } from "@/lib/purge/actions";
import type { TermsOffered } from "@/lib/purge/terms/queries";
import { TERM_NAMES, type TermName } from "@/lib/purge/terms/schema";
import { dayOf, formatDate, formatTime } from "@/lib/time";

/** For how long a group keeps answers and people, each choice with what the coming night would take. */
export function TermsForm({ groupId, terms, zone }: { groupId: string; terms: TermsOffered; zone: string }) {
  const t = useTranslations("desk.settings.terms");
  const inWords = useTranslations("privacy.kept");
  const locale = useLocale();
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const desk = useDeskForm<Record<TermName, string>, object>({
    values: { answersKept: String(terms.answersKept.kept), peopleKept: String(terms.peopleKept.kept) },
    prefix: "terms",
    act: (chosen) => chooseTerms({ groupId, terms: chosen }),
    done: () => {
      setSaved(true);
      router.refresh();
    },
  });
  const { night } = terms;
  return (
    <section id="terms">
      <ActForm desk={desk} label={t("save")} look="plain">
        <Part legend={t("title")}>
          <p>{t("help", { date: formatDate(dayOf(night, zone), locale), time: formatTime(night, zone, locale) })}</p>
          {TERM_NAMES.map((name) => (
            <Choice key={name} name={name} label={t(name)} help={t(`${name}Help`)}>
              {terms[name].offered.map(({ days, goes: count }) => (
                <option key={days} value={days}>
                  {t("goes", { term: inWords("term", inUnits(days)), count })}
                </option>
              ))}
            </Choice>
          ))}
        </Part>
      </ActForm>
      <p role="status">{saved ? t("saved") : null}</p>
      <p>
        <a href={pathIn(locale, `/organize/settings/log?group=${groupId}&view=erased`)}>{t("log")}</a>
      </p>
    </section>
  );
}
