import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { DuplicateButton } from "@/components/organize/duplicate-button";
import { duplicate, publish, remove, restore, withdraw } from "@/lib/publishing/actions";
import type { DeskPost } from "@/lib/publishing/desk/queries";
import { goneAt, type PostState } from "@/lib/publishing/rules";
import { dayOf, formatDate, formatTime, timeOf } from "@/lib/time";
import { ScheduleForm } from "./schedule-form";

type Of = { post: DeskPost; state: PostState };

/** What can be done with a post as a whole: publish now or later, withdraw, copy, throw away, take back. */
export function PostActs({ post, state }: Of) {
  const t = useTranslations("desk.post");
  const input = { postId: post.id };
  if (state === "deleted")
    return (
      <section className={css.acts} aria-label={t("acts")}>
        <State post={post} state={state} />
      </section>
    );
  return (
    <section className={css.acts} aria-label={t("acts")}>
      <State post={post} state={state} />
      {state === "published" ? null : (
        <details className={css.fold}>
          <summary>{t("later")}</summary>
          <Later post={post} />
        </details>
      )}
      <p>
        <DuplicateButton act={duplicate} name="postId" id={post.id} pages="/organize/posts" />
        <ActButton act={remove} input={input} look="plain">
          {t("delete")}
        </ActButton>
      </p>
    </section>
  );
}

function Later({ post }: { post: DeskPost }) {
  const { timeZone } = post.group;
  const at = post.publishedAt;
  const moment = at ? { day: dayOf(at, timeZone), time: timeOf(at, timeZone) } : { day: "", time: "" };
  return <ScheduleForm postId={post.id} zone={timeZone} {...moment} />;
}

function State({ post, state }: Of) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const zone = post.group.timeZone;
  const day = (at: Date | null) => (at ? formatDate(dayOf(at, zone), locale) : "");
  const hour = (at: Date | null) => (at ? formatTime(at, zone, locale) : "");
  const input = { postId: post.id };
  if (state === "deleted")
    return (
      <p role="status">
        {t("deleted", { date: day(post.deletedAt && goneAt(post.deletedAt)) })}
        <ActButton act={restore} input={input} look="main">
          {t("restore")}
        </ActButton>
      </p>
    );
  const words = {
    draft: t("publishHelp"),
    withdrawn: t("withdrawnAt", { date: day(post.withdrawnAt) }),
    scheduled: t("scheduledAt", { date: day(post.publishedAt), time: hour(post.publishedAt) }),
    published: t("publishedAt", { date: day(post.publishedAt) }),
  };
  return (
    <p>
      {words[state]}
      {state === "published" ? null : (
        <ActButton act={publish} input={input} look="main">
          {t("publish")}
        </ActButton>
      )}
      {state === "published" || state === "scheduled" ? (
        <ActButton act={withdraw} input={input} look="plain">
          {t(state === "published" ? "withdraw" : "unschedule")}
        </ActButton>
      ) : null}
    </p>
  );
}
