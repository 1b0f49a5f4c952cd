import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Prose } from "@/components/ui/prose";
import { findEmbeds } from "@/lib/embeds/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { markdownSummary } from "@/lib/markdown";
import { findArchived } from "@/lib/newsletters/issues/archive/queries";
import { dayOf, formatDate } from "@/lib/time";

type Props = { params: Promise<{ slug: string; issue: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug, issue: name }, locale] = [await params, await getLocale()];
  const issue = await findArchived(slug, name, new Date());
  if (!issue) return {};
  const title = plainText(issue.subject, locale);
  const description = plainText(issue.preheader, locale) || markdownSummary(plainText(issue.words, locale));
  const path = `/newsletter/${slug}/${name}`;
  const shared = openGraph(locale, path, { title, description });
  return { title, description, alternates: alternates(locale, path), ...shared };
}

/** An issue as everybody reads it: nobody's name, nobody's link. */
export default async function ArchivedIssuePage({ params }: Props) {
  const [{ slug, issue: name }, locale, now] = [await params, await getLocale(), new Date()];
  const issue = await findArchived(slug, name, now);
  if (!issue) notFound();
  const t = await getTranslations("archive");
  const { newsletter, sentAt } = issue;
  return (
    <main id="content" className="wrap">
      <article>
        <div className="head">
          <p className="meta">
            <a href={pathIn(locale, `/newsletter/${slug}`)}>
              <LocalizedText value={newsletter.title} />
            </a>
            , {formatDate(dayOf(sentAt, newsletter.group.timeZone), locale)}
          </p>
          <h1>
            <LocalizedText value={issue.subject} mark />
          </h1>
        </div>
        <Prose value={issue.words} embeds={await findEmbeds([issue.words], locale, now)} />
      </article>
      <p>
        <ButtonLink look="main" href={pathIn(locale, "/newsletter")}>
          {t("subscribe")}
        </ButtonLink>
      </p>
    </main>
  );
}
