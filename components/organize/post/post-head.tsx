import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { PostStateTag } from "@/components/organize/state-tag";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { pathIn } from "@/lib/i18n/paths";
import type { DeskPost } from "@/lib/publishing/desk/queries";
import type { PostState } from "@/lib/publishing/rules";

/** A post's title and state, and where to look at it. */
export function PostHead({ post, state }: { post: DeskPost; state: PostState }) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  return (
    <div className={css.head}>
      <div>
        <h1>
          <LocalizedText value={post.title} mark />
        </h1>
        <p className="meta">
          <LocalizedText value={post.group.name} /> <PostStateTag state={state} />
        </p>
      </div>
      <div className="btns">
        {state === "published" ? (
          <ButtonLink small href={pathIn(locale, `/news/${post.slug}`)}>
            {t("see")}
          </ButtonLink>
        ) : (
          <ButtonLink small href={pathIn(locale, `/organize/posts/${post.id}/preview`)}>
            {t("preview")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
