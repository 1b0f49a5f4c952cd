import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { LocalizedText } from "@/components/ui/localized-text";
import { pathIn } from "@/lib/i18n/paths";
import { restore } from "@/lib/texts/actions";
import { completeness, goneAt, type TextKind, type TextRef, type TextState } from "@/lib/texts/rules";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import { CompletenessMark } from "./completeness-mark";
import { StateTag } from "./state-tag";

/** What a line tells of a text. */
export type Line = {
  id: string;
  title: unknown;
  summary: unknown;
  body: unknown;
  state: TextState;
  publishedAt: Date | null;
  deletedAt: Date | null;
  updatedAt: Date;
  group: { timeZone: string };
};
type Props<L extends Line> = {
  kind: TextKind;
  lines: readonly L[];
  refOf: (line: L) => TextRef;
  about: (line: L) => ReactNode;
};

/** Texts as lines: when, what and what it is about, in which languages, where on their way. */
export function TextTable<L extends Line>({ kind, lines, refOf, about }: Props<L>) {
  const t = useTranslations("desk.posts");
  const what = useTranslations(`desk.${kind}s`)("what");
  const locale = useLocale();
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          {[t("when"), what, t("languages"), t("state")].map((column) => (
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
              <a className={css.title} href={pathIn(locale, `/organize/${kind}s/${line.id}`)}>
                <LocalizedText value={line.title} mark />
              </a>
              <span className="meta">{about(line)}</span>
            </td>
            <td>
              <CompletenessMark of={completeness(line, { leadsElsewhere: kind === "resource" })} />
            </td>
            <td>
              <StateTag kind={kind} state={line.state} />{" "}
              {line.state === "deleted" ? (
                <ActButton act={restore} input={refOf(line)} look="plain">
                  {t("restore")}
                </ActButton>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The day that counts: since when or from when it is public, else when somebody last wrote in it. */
function When({ line: { state, publishedAt, deletedAt, updatedAt, group } }: { line: Line }) {
  const t = useTranslations("desk.posts");
  const locale = useLocale();
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
