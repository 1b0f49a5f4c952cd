import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { publish, remove, restore, withdraw } from "@/lib/texts/actions";
import { goneAt, type PublicRef, type TextKind, type TextState } from "@/lib/texts/rules";
import { dayOf, formatDate, formatTime, timeOf } from "@/lib/time";
import { ScheduleForm } from "./schedule-form";

type Dates = { publishedAt: Date | null; withdrawnAt: Date | null; deletedAt: Date | null };
type Of = { kind: TextKind; text: PublicRef; state: TextState; dates: Dates; zone: string };

/** What can be done with a text as a whole: publish, now or later; withdraw, copy (a button of its own kind), throw away. */
export function TextActs({ duplicate, ...of }: Of & { duplicate: ReactNode }) {
  const t = useTranslations("desk.post");
  const { text, state } = of;
  return (
    <section className={css.acts} aria-label={t("acts")}>
      <State {...of} />
      {state === "published" || state === "deleted" ? null : (
        <details className={css.fold}>
          <summary>{t("later")}</summary>
          <Later {...of} />
        </details>
      )}
      {state === "deleted" ? null : (
        <p>
          {duplicate}
          <ActButton act={remove} input={text} look="plain">
            {t("delete")}
          </ActButton>
        </p>
      )}
    </section>
  );
}

function Later({ text, zone, dates: { publishedAt: at } }: Of) {
  const moment = at ? { day: dayOf(at, zone), time: timeOf(at, zone) } : { day: "", time: "" };
  return <ScheduleForm text={text} zone={zone} {...moment} />;
}

function State({ kind, text, state, dates, zone }: Of) {
  const t = useTranslations("desk.post");
  const words = useTranslations(`desk.${kind}.stands`);
  const locale = useLocale();
  const at = {
    ...{ draft: null, scheduled: dates.publishedAt, published: dates.publishedAt, withdrawn: dates.withdrawnAt },
    deleted: dates.deletedAt && goneAt(dates.deletedAt),
  }[state];
  const moment = at ? { date: formatDate(dayOf(at, zone), locale), time: formatTime(at, zone, locale) } : NO_MOMENT;
  if (state === "deleted")
    return (
      <p role="status">
        {words(state, moment)}
        <ActButton key="restore" act={restore} input={text} look="main">
          {t("restore")}
        </ActButton>
      </p>
    );
  return (
    <p>
      {words(state, moment)}
      {state === "published" ? null : (
        <ActButton key="publish" act={publish} input={text} look="main" savesFirst>
          {t("publish")}
        </ActButton>
      )}
      {state === "published" || state === "scheduled" ? (
        <ActButton act={withdraw} input={text} look="plain">
          {t(state === "published" ? "withdraw" : "unschedule")}
        </ActButton>
      ) : null}
    </p>
  );
}

const NO_MOMENT = { date: "", time: "" };
