import { useTranslations } from "next-intl";
import { EventList } from "@/components/events/event-row";
import type { EventCard } from "@/lib/events/queries";

/** The thread of a campaign: what is coming, then what was done, the latest first. */
export function Timeline({
  coming,
  past,
  now,
}: {
  coming: readonly EventCard[];
  past: readonly EventCard[];
  now: Date;
}) {
  const t = useTranslations("campaigns");
  if (coming.length === 0 && past.length === 0) return null;
  return (
    <>
      <section id="coming">
        <h2>{t("coming")}</h2>
        {coming.length > 0 ? <EventList events={coming} now={now} /> : <p className="empty">{t("no_coming")}</p>}
      </section>
      {past.length > 0 ? (
        <section>
          <h2>{t("past")}</h2>
          <EventList events={past} now={now} />
        </section>
      ) : null}
    </>
  );
}
