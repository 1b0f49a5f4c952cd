import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { ResourceArticle } from "@/components/resources/resource-article";
import { findEmbeds } from "@/lib/embeds/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { plainText } from "@/lib/local-text";
import { markdownSummary } from "@/lib/markdown";
import { findResource } from "@/lib/resources/queries";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, locale] = [await params, await getLocale()];
  const resource = await findResource(slug, new Date());
  if (!resource) return {};
  const title = plainText(resource.title, locale);
  const description = plainText(resource.summary, locale) || markdownSummary(plainText(resource.body, locale));
  const path = `/resources/${slug}`;
  return {
    title,
    description,
    alternates: alternates(locale, path),
    ...openGraph(locale, path, { title, description, poster: `${path}/poster.png` }),
  };
}

/** A resource: what it is, the way to it, what is known of it. */
export default async function ResourcePageRoute({ params }: Props) {
  const [{ slug }, now] = [await params, new Date()];
  const resource = await findResource(slug, now);
  if (!resource) notFound();
  return (
    <main id="content" className="wrap">
      <ResourceArticle resource={resource} embeds={await findEmbeds([resource.body], await getLocale(), now)} />
      <ClosingCalls />
    </main>
  );
}
