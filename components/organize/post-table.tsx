import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { pathIn } from "@/lib/i18n/paths";
import { restore } from "@/lib/publishing/actions";
import type { DeskPostLine } from "@/lib/publishing/desk/queries";
import { completeness, goneAt } from "@/lib/publishing/rules";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import { ActButton } from "./act-button";
import { CompletenessMark } from "./completeness-mark";
import css from "./desk.module.css";
import { PostStateTag } from "./state-tag";

/** Posts as lines: what, when, in which languages, where on their way. */
export function PostTable({ posts }: { posts: readonly DeskPostLine[] }) {
  const t = useTranslations("desk.posts");
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          {(["when", "what", "languages", "state"] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </tbody>
    </table>
  );
}

function PostLine({ post }: { post: DeskPostLine }) {
  const category = useTranslations("news.category");
  const t = useTranslations("desk.posts");
  const locale = useLocale();
  const { group, campaign, state } = post;
  return (
    <tr>
      <td className={css.when}>
        <When post={post} />
      </td>
      <td>
        <a className={css.title} href={pathIn(locale, `/organize/posts/${post.id}`)}>
          <LocalizedText value={post.title} mark />
        </a>
        <span className="meta">
          {category(post.category)} · {group.shortName ?? <LocalizedText value={group.name} />}
          {campaign ? ` · ${campaign.hashtag ? `#${campaign.hashtag}` : ""}` : null}
          {campaign && !campaign.hashtag ? <LocalizedText value={campaign.title} /> : null}
        </span>
      </td>
      <td>
        <CompletenessMark of={completeness([post.title, post.summary, post.body])} />
      </td>
      <td>
        <PostStateTag state={state} />{" "}
        {state === "deleted" ? (
          <ActButton act={restore} input={{ postId: post.id }} look="plain">
            {t("restore")}
          </ActButton>
        ) : null}
      </td>
    </tr>
  );
}

/** The day that counts: since when or from when it is public, else when somebody last wrote in it. */
function When({ post }: { post: DeskPostLine }) {
  const t = useTranslations("desk.posts");
  const locale = useLocale();
  const { state, publishedAt, deletedAt, updatedAt, group } = post;
  const day = (at: Date) => formatDate(dayOf(at, group.timeZone), locale);
  if (state === "deleted" && deletedAt) return t("goneOn", { date: day(goneAt(deletedAt)) });
  if (state === "scheduled" && publishedAt)
    return (
      <>
        {day(publishedAt)}, {formatTime(publishedAt, group.timeZone, locale)}
      </>
    );
  return state === "published" && publishedAt ? day(publishedAt) : t("touchedOn", { date: day(updatedAt) });
}
