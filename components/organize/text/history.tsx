import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import type { FormAnswer } from "@/lib/auth/form-action";
import type { RevisionLine } from "@/lib/texts/revisions/queries";
import type { TextRef } from "@/lib/texts/rules";
import { dayOf, formatDate, formatTime } from "@/lib/time";

type Props<R extends TextRef> = {
  text: R;
  zone: string;
  revisions: RevisionLine[];
  restore: (input: R & { revisionId: string }) => Promise<FormAnswer>;
};

/** What a text said before, and the way back to it. */
export function History<R extends TextRef>({ text, zone, revisions, restore }: Props<R>) {
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
                act={restore}
                input={{ ...text, revisionId: id }}
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
