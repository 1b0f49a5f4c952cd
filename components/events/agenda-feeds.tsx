import { useLocale, useTranslations } from "next-intl";
import type { AgendaAsk } from "@/lib/events/agenda/rules";

/** Ways to follow this very agenda, its filters kept, from one's own calendar. */
export function AgendaFeeds({ ask, webcal }: { ask: AgendaAsk; webcal: string }) {
  const t = useTranslations("agenda");
  const locale = useLocale();
  const query = new URLSearchParams({ lang: locale });
  if (ask.group) query.set("group", ask.group);
  if (ask.kind) query.set("kind", ask.kind.toLowerCase());
  return (
    <section className="no-print">
      <h2>{t("feeds")}</h2>
      <p>{t("feed_help")}</p>
      <ul className="plain-list">
        <li>
          <a href={`${webcal}/events.ics?${query}`}>{t("feed_ics")}</a>
        </li>
        <li>
          <a href={`/events.ics?${query}`}>{t("feed_ics_file")}</a>
        </li>
      </ul>
    </section>
  );
}
