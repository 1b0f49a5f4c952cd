import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { CompletenessMark } from "@/components/organize/text/completeness-mark";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import type { IssueLine } from "@/lib/newsletters/issues/desk/queries";
import type { IssueState } from "@/lib/newsletters/issues/rules";
import { restore } from "@/lib/texts/actions";
import { completeness, goneAt } from "@/lib/texts/rules";
import { dayOf, formatDate, formatTime } from "@/lib/time";

const TONES = { draft: "wait", scheduled: "wait", leaving: "wait", sent: "ok", deleted: "off" } as const;

/** Where an issue stands, as a word in a box. */
export function IssueTag({ state }: { state: IssueState }) {
  return <Tag tone={TONES[state]}>{useTranslations("issues.states")(state)}</Tag>;
}

/** Issues as lines: when, what it says and whose it is, in which languages, where on their way and to how many. */
export function IssueTable({ lines }: { lines: readonly IssueLine[] }) {
  const t = useTranslations("issues");
  const posts = useTranslations("desk.posts");
  const locale = useLocale();
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          {[posts("when"), t("what"), posts("languages"), posts("state")].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className={css.when}>
              <When line={line} />
            </td>
            <td>
              <a className={css.title} href={pathIn(locale, `/organize/newsletters/${line.id}`)}>
                {plainText(line.subject, locale) || t("untitled")}
              </a>
              <span className="meta">
                {line.newsletter ? <LocalizedText value={line.newsletter.title} /> : t("toContacts")} ·{" "}
                {line.group.shortName ?? <LocalizedText value={line.group.name} />}
              </span>
            </td>
            <td>
              <CompletenessMark of={completeness({ title: line.subject, body: line.words })} />
            </td>
            <td>
              <IssueTag state={line.state} />{" "}
              {line.recipients > 0 && (line.state === "leaving" || line.state === "sent")
                ? t("sentOf", { count: line.sent, of: line.recipients })
                : null}
              {line.state === "deleted" ? (
                <ActButton act={restore} input={{ broadcastId: line.id }} look="plain">
                  {posts("restore")}
                </ActButton>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The day that counts: when it leaves or left, else when somebody last wrote in it. */
function When({ line: { state, scheduledAt, deletedAt, updatedAt, group } }: { line: IssueLine }) {
  const t = useTranslations("desk.posts");
  const locale = useLocale();
  const day = (at: Date) => formatDate(dayOf(at, group.timeZone), locale);
  if (state === "deleted" && deletedAt) return t("goneOn", { date: day(goneAt(deletedAt)) });
  if (!scheduledAt) return t("touchedOn", { date: day(updatedAt) });
  return `${day(scheduledAt)}, ${formatTime(scheduledAt, group.timeZone, locale)}`;
}
