import { useLocale, useTranslations } from "next-intl";
import { PostDate } from "@/components/publishing/post-card";
import { ShareLinks } from "@/components/share/share-links";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { Prose } from "@/components/ui/prose";
import type { Embeds } from "@/lib/embeds/html";
import { pathIn, urlIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import type { PostPage } from "@/lib/publishing/queries";

/** A post as everybody reads it: who says what and when, passed on at top and bottom, its source. A preview has nothing to pass on yet. */
export function PostArticle({ post, embeds, preview = false }: { post: PostPage; embeds: Embeds; preview?: boolean }) {
  const t = useTranslations("news");
  const locale = useLocale();
  const share = { title: plainText(post.title, locale), url: urlIn(locale, `/news/${post.slug}`) };
  return (
    <article>
      <Head post={post} />
      {preview ? null : <ShareLinks id="share-top" label={t("share_top")} {...share} />}
      <Illustration post={post} />
      <Prose value={post.body} embeds={embeds} />
      <Source post={post} />
      {preview ? null : <ShareLinks id="share-bottom" label={t("share_bottom")} {...share} />}
    </article>
  );
}

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
