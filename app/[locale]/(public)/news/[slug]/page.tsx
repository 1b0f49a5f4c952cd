import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { Mentions } from "@/components/publishing/mentions";
import { PostArticle } from "@/components/publishing/post-article";
import { PostList } from "@/components/publishing/post-card";
import { findEmbeds } from "@/lib/embeds/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { plainText } from "@/lib/local-text";
import { markdownSummary } from "@/lib/markdown";
import { findPost, listPosts, type PostPage } from "@/lib/publishing/queries";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, locale] = [await params, await getLocale()];
  const post = await findPost(slug, new Date());
  if (!post) return {};
  const title = plainText(post.title, locale);
  const description = plainText(post.summary, locale) || markdownSummary(plainText(post.body, locale));
  const path = `/news/${slug}`;
  const own = alternates(locale, path);
  return {
    title,
    description,
    authors: [{ name: authorOf(post, locale) }],
    // First published elsewhere: that one is the original.
    alternates: /^https?:/i.test(post.sourceUrl ?? "") ? { ...own, canonical: post.sourceUrl ?? own.canonical } : own,
    ...openGraph(locale, path, {
      title,
      description,
      poster: `${path}/poster.png`,
      article: { publishedTime: post.publishedAt.toISOString(), modifiedTime: post.updatedAt.toISOString() },
    }),
  };
}

const authorOf = (post: PostPage, locale: "fr" | "en") => post.author ?? plainText(post.group.name, locale);

/** A post: who says what and when, passed on at top and bottom, its sources, its echoes, the two calls. */
export default async function PostPageRoute({ params }: Props) {
  const now = new Date();
  const { slug } = await params;
  const post = await findPost(slug, now);
  if (!post) notFound();
  const embeds = await findEmbeds([post.body], await getLocale(), now);
  const t = await getTranslations("news");
  const { posts: related } = await listPosts({ exceptId: post.id, ...relatedBy(post) }, now, { size: 3 });
  return (
    <main id="content" className="wrap">
      <PostArticle post={post} embeds={embeds} />
      <Mentions mentions={post.mentions} />
      {related.length > 0 ? (
        <section>
          <h2>{t("related")}</h2>
          <PostList posts={related} />
        </section>
      ) : null}
      <ClosingCalls />
    </main>
  );
}

const relatedBy = (post: PostPage) =>
  post.campaign ? { campaignSlug: post.campaign.slug } : { category: post.category };
