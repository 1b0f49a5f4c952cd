import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { pathIn } from "@/lib/i18n/paths";
import type { PostCard as PostCardData } from "@/lib/publishing/queries";
import { dayOf, formatDate } from "@/lib/time";

const ZONE = "Europe/Paris";

/** The day a post appeared, in words. */
export function PostDate({ at }: { at: Date }) {
  const day = dayOf(at, ZONE);
  return <time dateTime={day}>{formatDate(day, useLocale())}</time>;
}

/** Posts side by side, each with its picture, category and date. `heading` is the level of the titles. */
export function PostList({ posts, heading = "h3" }: { posts: readonly PostCardData[]; heading?: "h2" | "h3" }) {
  return (
    <ul className="news">
      {posts.map((post) => (
        <PostCard key={post.id} post={post} heading={heading} />
      ))}
    </ul>
  );
}

/** One post in a list. */
export function PostCard({ post, heading: Heading = "h3" }: { post: PostCardData; heading?: "h2" | "h3" }) {
  const t = useTranslations("news");
  const locale = useLocale();
  return (
    <li>
      {post.picture ? <Picture picture={post.picture} sizes="(min-width: 44rem) 22rem, 100vw" decorative /> : null}
      <p className="meta">
        {t(`category.${post.category}`)} · <PostDate at={post.publishedAt} />
      </p>
      <Heading>
        <a href={pathIn(locale, `/news/${post.slug}`)}>
          <LocalizedText value={post.title} mark />
        </a>
      </Heading>
      <p className="meta">
        <LocalizedText value={post.summary} />
      </p>
    </li>
  );
}
