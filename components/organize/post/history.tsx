import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { restoreVersion } from "@/lib/publishing/actions";
import type { RevisionLine } from "@/lib/publishing/revisions/queries";
import { dayOf, formatDate, formatTime } from "@/lib/time";

/** What a post said before, and the way back to it. */
export function History({ postId, zone, revisions }: { postId: string; zone: string; revisions: RevisionLine[] }) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  return (
    <details className={css.fold}>
      <summary>{t("history")}</summary>
      {revisions.length < 2 ? <p>{t("noHistory")}</p> : null}
      <ul>
        {revisions.slice(1).map(({ id, at, name }) => {
          const moment = { date: formatDate(dayOf(at, zone), locale), time: formatTime(at, zone, locale) };
          const words = t(name ? "versionBy" : "version", { ...moment, name: name ?? "" });
          return (
            <li key={id}>
              {words}{" "}
              <ActButton
                act={restoreVersion}
                input={{ postId, revisionId: id }}
                look="plain"
                label={t("restoreThis", { version: words })}
              >
                {t("restore")}
              </ActButton>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
