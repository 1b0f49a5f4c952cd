import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DocumentPage } from "@/components/layout/document";
import { KeptList } from "@/components/layout/kept-list";
import { getSite } from "@/lib/groups/site/queries";
import { alternates } from "@/lib/i18n/alternates";
import { plainText } from "@/lib/local-text";
import { SHOWN, termOf } from "@/lib/privacy/terms/rules";

const RIGHTS = ["see", "change", "take", "erase", "object", "complain"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations("privacy")];
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/privacy") };
}

/** What is kept, why, how long; one's rights and whom to write to. */
export default async function PrivacyPage() {
  const [locale, t, site] = [await getLocale(), await getTranslations("privacy"), await getSite()];
  const name = (site && plainText(site.name, locale)) || "Cortège";
  return (
    <DocumentPage title={t("title")} lead={t("lead")}>
      <section>
        <h2>{t("kept.title")}</h2>
        <KeptList
          why={t("kept.why")}
          howLong={t("kept.howLong")}
          kept={SHOWN.map((id) => ({
            id,
            what: t(`kept.${id}.what`),
            why: t(`kept.${id}.why`),
            howLong: t(`kept.${id}.howLong`, { term: t("kept.term", termOf(id)) }),
          }))}
        />
        <p className="meta">{t("kept.sooner")}</p>
        <p className="meta">{t("kept.counts")}</p>
      </section>
      <section>
        <h2>{t("basis.title")}</h2>
        <p>{t("basis.text")}</p>
      </section>
      <section>
        <h2>{t("shield.title")}</h2>
        <ul>
          <li>{t("shield.sealed")}</li>
          <li>{t("shield.noThird")}</li>
          <li>{t("shield.noPixel")}</li>
          <li>{t("shield.groups")}</li>
          <li>{t("shield.cookies")}</li>
        </ul>
      </section>
      <section>
        <h2>{t("rights.title")}</h2>
        <p>{t("rights.lead")}</p>
        <ul>
          {RIGHTS.map((right) => (
            <li key={right}>{t(`rights.${right}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("contact.title")}</h2>
        <p>{t("contact.who", { name })}</p>
        {site?.publicEmail ? (
          <p>
            <a href={`mailto:${site.publicEmail}`}>{site.publicEmail}</a>
          </p>
        ) : (
          <p>{t("contact.none")}</p>
        )}
      </section>
    </DocumentPage>
  );
}
