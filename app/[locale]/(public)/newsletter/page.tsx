import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SubscribeForm } from "@/components/forms/subscribe-form";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { alternates } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";
import { listNewsletters } from "@/lib/newsletters/queries";

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations("newsletter")];
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/newsletter") };
}

/** What the newsletter is, and the form that subscribes to it. */
export default async function NewsletterPage() {
  const [locale, t] = [await getLocale(), await getTranslations("newsletter")];
  const [newsletters, draft] = await Promise.all([listNewsletters(), readFormDraft("subscription")]);
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </div>
      {newsletters.length === 0 ? (
        <div className="empty">
          <p>{t("empty")}</p>
          <ButtonLink href={pathIn(locale, "/events")}>{t("toEvents")}</ButtonLink>
        </div>
      ) : (
        <div className="two">
          <aside aria-label={t("formLabel")}>
            <SubscribeForm newsletters={newsletters} draft={draft} />
          </aside>
          <div>
            {newsletters.map((newsletter) => (
              <section key={newsletter.slug}>
                <h2>
                  <LocalizedText value={newsletter.title} />
                </h2>
                <p>
                  <LocalizedText value={newsletter.description} mark />
                </p>
                <p>
                  <a href={pathIn(locale, `/newsletter/${newsletter.slug}`)}>{t("past")}</a>
                </p>
              </section>
            ))}
            <section>
              <h2>{t("promise.title")}</h2>
              <ul>
                <li>{t("promise.confirm")}</li>
                <li>{t("promise.noTracking")}</li>
                <li>{t("promise.leave")}</li>
              </ul>
            </section>
          </div>
        </div>
      )}
    </main>
  );
}
