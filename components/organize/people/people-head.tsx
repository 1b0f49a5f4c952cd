import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import type { PeopleTotals } from "@/lib/events/people/queries";
import { PEOPLE_FILTERS, type PeopleFilter } from "@/lib/events/people/rules";
import { pathIn } from "@/lib/i18n/paths";

/** The figures above the list: who comes, who waits, who may. */
export function PeopleTotalsLine({
  totals,
  capacity,
  placesTaken,
}: {
  totals: PeopleTotals;
  capacity: number | null;
  placesTaken: number;
}) {
  const t = useTranslations("desk.people");
  const figures = [
    [totals.coming, t("coming", { count: totals.coming })],
    [totals.waiting, t("waitingN", { count: totals.waiting })],
    [totals.maybe, t("maybeN")],
  ] as const;
  return (
    <>
      <ul className={css.figures}>
        {figures.map(([figure, words]) => (
          <li key={words}>
            <span className="figure">{figure}</span> {words}
          </li>
        ))}
      </ul>
      {capacity ? (
        <p className="no-print">
          <meter className="bar" min={0} max={capacity} value={placesTaken}>
            {t("places", { taken: placesTaken, capacity })}
          </meter>
          <span className="meta">{t("places", { taken: placesTaken, capacity })}</span>
        </p>
      ) : null}
      {totals.unconfirmed ? <p className="meta no-print">{t("unconfirmed", { count: totals.unconfirmed })}</p> : null}
    </>
  );
}

/** Which answers to show, in the address. */
export function PeopleFilters({ eventId, shown }: { eventId: string; shown: PeopleFilter }) {
  const t = useTranslations("desk.people");
  const page = pathIn(useLocale(), `/organize/events/${eventId}/rsvps`);
  return (
    <nav className={css.tabs} aria-label={t("filter")}>
      {PEOPLE_FILTERS.map((filter) => (
        <a
          key={filter}
          href={filter === "all" ? page : `${page}?show=${filter}`}
          aria-current={filter === shown ? "page" : undefined}
        >
          {t(`filters.${filter}`)}
        </a>
      ))}
    </nav>
  );
}
