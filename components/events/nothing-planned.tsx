import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import type { AgendaAsk } from "@/lib/events/agenda/rules";
import type { EventCard } from "@/lib/events/queries";
import { pathIn } from "@/lib/i18n/paths";
import { EventList } from "./event-row";

/** An empty agenda: says so, and proposes the next nearest, or the letter when there is nothing at all. */
export function NothingPlanned({ ask, nearest, now }: { ask: AgendaAsk; nearest: readonly EventCard[]; now: Date }) {
  const t = useTranslations("agenda");
  const locale = useLocale();
  const chosen = ask.group || ask.kind || ask.place;
  return (
    <>
      <div className="empty">
        <h2>{t("empty_title")}</h2>
        <p>
          {t(ask.past ? "empty_past" : ask.month ? "empty_month" : chosen ? "empty_filtered" : "subscribe_instead")}
        </p>
        {nearest.length === 0 ? <ButtonLink href={pathIn(locale, "/newsletter")}>{t("subscribe")}</ButtonLink> : null}
      </div>
      {nearest.length > 0 ? (
        <section>
          <h2>{t("nearest")}</h2>
          <EventList events={nearest} now={now} />
        </section>
      ) : null}
    </>
  );
}
