import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { alternates } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { findArchive } from "@/lib/newsletters/issues/archive/queries";
import { dayOf, formatDate } from "@/lib/time";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, locale] = [await params, await getLocale()];
  const letter = await findArchive(slug, new Date());
  if (!letter) return {};
  const types = { "application/atom+xml": `/newsletter/${slug}/feed.xml?lang=${locale}` };
  return {
    title: plainText(letter.title, locale),
    description: plainText(letter.description, locale),
    alternates: { ...alternates(locale, `/newsletter/${slug}`), types },
  };
}

/** A newsletter's past issues, the latest first. */
export default async function ArchivePage({ params }: Props) {
  const [{ slug }, locale, t] = [await params, await getLocale(), await getTranslations("archive")];
  const letter = await findArchive(slug, new Date());
  if (!letter) notFound();
  return (
    <main id="content" className="wrap">
      <div className="head">
        <p className="meta">
          <LocalizedText value={letter.group.name} />
        </p>
        <h1>
          <LocalizedText value={letter.title} mark />
        </h1>
        <p className="lead">
          <LocalizedText value={letter.description} />
        </p>
      </div>
      <p className="btns">
        <ButtonLink look="main" href={pathIn(locale, "/newsletter")}>
          {t("subscribe")}
        </ButtonLink>
        <a href={`/newsletter/${slug}/feed.xml?lang=${locale}`}>{t("feed")}</a>
      </p>
      <section>
        <h2>{t("past")}</h2>
        {letter.issues.length ? (
          <ul>
            {letter.issues.map((issue) => (
              <li key={issue.id}>
                <a href={pathIn(locale, `/newsletter/${slug}/${issue.slug}`)}>
                  <LocalizedText value={issue.subject} mark />
                </a>{" "}
                <span className="meta">{formatDate(dayOf(issue.sentAt, letter.group.timeZone), locale)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("empty")}</p>
        )}
      </section>
    </main>
  );
}
