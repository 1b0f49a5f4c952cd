import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { Mentions } from "@/components/publishing/mentions";
import { PostDate, PostList } from "@/components/publishing/post-card";
import { ShareLinks } from "@/components/share/share-links";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { Prose } from "@/components/ui/prose";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { pathIn, urlIn } from "@/lib/i18n/paths";
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
  const t = await getTranslations("news");
  const locale = await getLocale();
  const { posts: related } = await listPosts({ exceptId: post.id, ...relatedBy(post) }, now, { size: 3 });
  const share = { title: plainText(post.title, locale), url: urlIn(locale, `/news/${slug}`) };
  return (
    <main id="content" className="wrap">
      <article>
        <Head post={post} />
        <ShareLinks id="share-top" label={t("share_top")} {...share} />
        <Illustration post={post} />
        <Prose value={post.body} />
        <Source post={post} />
        <ShareLinks id="share-bottom" label={t("share_bottom")} {...share} />
      </article>
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

function Head({ post }: { post: PostPage }) {
  const t = useTranslations("news");
  const locale = useLocale();
  return (
    <div className="poster">
      <p className="meta">
        <a href={`${pathIn(locale, "/news")}?category=${post.category.toLowerCase()}`}>
          {t(`category.${post.category}`)}
        </a>
        {post.campaign ? (
          <>
            {" · "}
            <a href={pathIn(locale, `/campaigns/${post.campaign.slug}`)}>
              {post.campaign.hashtag ? `#${post.campaign.hashtag}` : <LocalizedText value={post.campaign.title} />}
            </a>
          </>
        ) : null}
      </p>
      <h1>
        <LocalizedText value={post.title} mark />
      </h1>
      <p className="lead">
        <LocalizedText value={post.summary} />
      </p>
      <p className="meta">
        {post.author ?? (
          <a href={pathIn(locale, `/groups/${post.group.slug}`)}>
            <LocalizedText value={post.group.name} />
          </a>
        )}
        {" · "}
        <PostDate at={post.publishedAt} />
      </p>
    </div>
  );
}

function Illustration({ post }: { post: PostPage }) {
  const t = useTranslations("news");
  if (!post.picture) return null;
  return (
    <figure className="full">
      <Picture picture={post.picture} sizes="(min-width: 74rem) 74rem, 100vw" first />
      <figcaption>
        <LocalizedText value={post.caption} />{" "}
        {post.picture.credit ? t("picture_credit", { credit: post.picture.credit }) : null}
      </figcaption>
    </figure>
  );
}

/** Where it appeared first, when that is elsewhere. */
function Source({ post }: { post: PostPage }) {
  const t = useTranslations("news");
  if (!post.sourceUrl || !/^https?:\/\//i.test(post.sourceUrl)) return null;
  return (
    <p className="more">
      <a href={post.sourceUrl} rel="noreferrer">
        {t("source_link", { name: post.sourceName ?? new URL(post.sourceUrl).hostname })}
      </a>
    </p>
  );
}
