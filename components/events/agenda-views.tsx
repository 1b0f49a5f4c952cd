import { useLocale, useTranslations } from "next-intl";
import { type AgendaAsk, agendaQuery, type Month } from "@/lib/events/agenda/rules";
import { pathIn } from "@/lib/i18n/paths";

/** The three ways to see the agenda, keeping what was chosen. */
export function AgendaViews({ ask, thisMonth }: { ask: AgendaAsk; thisMonth: Month }) {
  const t = useTranslations("agenda");
  const base = pathIn(useLocale(), "/events");
  const kept = { group: ask.group, kind: ask.kind, place: ask.place };
  const views = [
    { word: t("view_list"), here: !ask.month && !ask.past, query: agendaQuery(kept) },
    { word: t("view_month"), here: ask.month !== null, query: agendaQuery({ ...kept, month: ask.month ?? thisMonth }) },
    { word: t("view_past"), here: !ask.month && ask.past, query: agendaQuery({ ...kept, past: true }) },
  ];
  return (
    <nav aria-label={t("views")}>
      <ul className="chips">
        {views.map(({ word, here, query }) => (
          <li key={word}>
            <a href={`${base}${query}`} aria-current={here ? "page" : undefined}>
              {word}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
