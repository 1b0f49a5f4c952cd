import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DocumentPage } from "@/components/layout/document";
import { getSite } from "@/lib/groups/site/queries";
import { alternates } from "@/lib/i18n/alternates";
import { plainText } from "@/lib/local-text";
import { formatDate } from "@/lib/time";

/** The day of the last review that this statement speaks of. */
const REVIEWED_ON = "2026-11-21";
const KNOWN = ["content", "audit", "aids", "calendar"] as const;
const DONE = ["contrast", "keyboard", "noScript", "zoom", "forms", "languages"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations("accessibility")];
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/accessibility") };
}

/** The accessibility statement, as RGAA asks for it: the honest state, what is missing, whom to tell. */
export default async function AccessibilityPage() {
  const [locale, t, site] = [await getLocale(), await getTranslations("accessibility"), await getSite()];
  const name = (site && plainText(site.name, locale)) || "Cortège";
  return (
    <DocumentPage title={t("title")} lead={t("lead")}>
      <section>
        <h2>{t("state.title")}</h2>
        <p>{t("state.text", { name })}</p>
        <p>{t("state.how")}</p>
      </section>
      <section>
        <h2>{t("done.title")}</h2>
        <ul>
          {DONE.map((word) => (
            <li key={word}>{t(`done.${word}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("known.title")}</h2>
        <ul>
          {KNOWN.map((word) => (
            <li key={word}>{t(`known.${word}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("contact.title")}</h2>
        <p>{t("contact.text")}</p>
        {site?.publicEmail ? (
          <p>
            <a href={`mailto:${site.publicEmail}`}>{site.publicEmail}</a>
          </p>
        ) : null}
      </section>
      <section>
        <h2>{t("remedy.title")}</h2>
        <p>{t("remedy.text")}</p>
      </section>
      <p className="meta">{t("drawnUp", { date: formatDate(REVIEWED_ON, locale) })}</p>
    </DocumentPage>
  );
}
