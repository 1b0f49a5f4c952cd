import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { PageArticle } from "@/components/groups/page-article";
import { findEmbeds } from "@/lib/embeds/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { plainText } from "@/lib/local-text";
import { markdownSummary } from "@/lib/markdown";
import { findPage } from "@/lib/publishing/pages/queries";

type Props = { params: Promise<{ slug: string; page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug, page: name }, locale] = [await params, await getLocale()];
  const page = await findPage(slug, name, new Date());
  if (!page) return {};
  const title = plainText(page.title, locale);
  const description = plainText(page.summary, locale) || markdownSummary(plainText(page.body, locale));
  const path = `/groups/${slug}/${name}`;
  return {
    title,
    description,
    alternates: alternates(locale, path),
    ...openGraph(locale, path, { title, description }),
  };
}

/** A page of a group that stays: who we are, legal notice, how to join. */
export default async function GroupPagePage({ params }: Props) {
  const [{ slug, page: name }, now] = [await params, new Date()];
  const page = await findPage(slug, name, now);
  if (!page) notFound();
  return (
    <main id="content" className="wrap">
      <PageArticle page={page} embeds={await findEmbeds([page.body], await getLocale(), now)} />
    </main>
  );
}
