import { useLocale, useTranslations } from "next-intl";
import { pathIn } from "@/lib/i18n/paths";
import { inUnits } from "@/lib/privacy/terms/rules";
import type { Offered, TermsOffered } from "@/lib/purge/terms/queries";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import { TermsForm } from "./terms-form";

/** For how long a group keeps answers and people, each choice with what the coming night would take. */
export function Terms({ groupId, terms, zone }: { groupId: string; terms: TermsOffered; zone: string }) {
  const t = useTranslations("desk.settings.terms");
  const kept = useTranslations("privacy.kept");
  const locale = useLocale();
  const { night, answersKept, peopleKept } = terms;
  const inWords = (offered: readonly Offered[]) =>
    offered.map(({ days, goes: count }) => ({ days, said: t("goes", { term: kept("term", inUnits(days)), count }) }));
  return (
    <section id="terms">
      <TermsForm
        groupId={groupId}
        values={{ answersKept: String(answersKept.kept), peopleKept: String(peopleKept.kept) }}
        offered={{ answersKept: inWords(answersKept.offered), peopleKept: inWords(peopleKept.offered) }}
        help={t("help", { date: formatDate(dayOf(night, zone), locale), time: formatTime(night, zone, locale) })}
      />
      <p>
        <a href={pathIn(locale, `/organize/settings/log?group=${groupId}&view=erased`)}>{t("log")}</a>
      </p>
    </section>
  );
}
