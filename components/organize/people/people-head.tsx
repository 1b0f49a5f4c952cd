import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";
import { Pager } from "@/components/ui/pager";
import { canSeePeople } from "@/lib/auth/rules";
import { type PeopleAsk, peopleQuery } from "@/lib/events/people/filter";
import type { PeoplePage, PeopleTotals } from "@/lib/events/people/queries";
import { filtersFor, PEOPLE_ORDERS, type PeopleOrder } from "@/lib/events/people/rules";
import type { RoleName } from "@/lib/groups/schema";
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
  // A place that is offered is kept until it is answered: who waits for it does not come yet.
  const offered = placesTaken - totals.coming;
  const figures = [
    [totals.coming, t("coming", { count: totals.coming })],
    [totals.waiting, t("waitingN", { count: totals.waiting })],
    [totals.maybe, t("maybeN", { count: totals.maybe })],
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
            {t("places", { taken: placesTaken, capacity, offered })}
          </meter>
          <span className="meta">{t("places", { taken: placesTaken, capacity, offered })}</span>
        </p>
      ) : null}
      {totals.unconfirmed ? <p className="meta no-print">{t("unconfirmed", { count: totals.unconfirmed })}</p> : null}
    </>
  );
}

type FiltersProps = { eventId: string; asked: PeopleAsk; order: PeopleOrder; role: RoleName };

/** Which answers to show, whom to look for, in which order: all of it in the address. */
export function PeopleFilters({ eventId, asked, order, role }: FiltersProps) {
  const t = useTranslations("desk.people");
  const words = useTranslations("contacts.filters");
  const page = pathIn(useLocale(), `/organize/events/${eventId}/rsvps`);
  return (
    <>
      <nav className={css.tabs} aria-label={t("filter")}>
        {filtersFor(role).map((show) => (
          <a
            key={show}
            href={`${page}${peopleQuery({ ...asked, show, after: undefined })}`}
            aria-current={show === asked.show ? "page" : undefined}
          >
            {t(`filters.${show}`)}
          </a>
        ))}
      </nav>
      <form method="get" action={page} className={`no-print ${css.inline} ${css.search}`}>
        <input type="hidden" name="show" value={asked.show} />
        <Field
          id="q"
          name="q"
          type="search"
          label={canSeePeople(role) ? words("q") : t("name")}
          defaultValue={asked.q}
          autoComplete="off"
        />
        <SelectField id="sort" name="sort" label={words("sort")} defaultValue={order}>
          {PEOPLE_ORDERS.map((name) => (
            <option key={name} value={name}>
              {name === "name" ? t("byName") : words(name)}
            </option>
          ))}
        </SelectField>
        <Button>{words("find")}</Button>
        {asked.q ? (
          <ButtonLink href={`${page}${peopleQuery({ ...asked, q: "", after: undefined })}`}>{words("none")}</ButtonLink>
        ) : null}
      </form>
    </>
  );
}

/** How far a search by name has come, and the way on; the list by name is whole. */
export function PeoplePager({ eventId, asked, page }: { eventId: string; asked: PeopleAsk; page: PeoplePage }) {
  const t = useTranslations("contacts.pages");
  const list = pathIn(useLocale(), `/organize/events/${eventId}/rsvps`);
  const to = (after: string | undefined) => `${list}${peopleQuery({ ...asked, after })}`;
  return (
    <>
      {page.scanned === null ? null : <p className="meta no-print">{t("scanned", { count: page.scanned })}</p>}
      <Pager
        label={t("label")}
        before={asked.after ? { href: to(undefined), label: t("first") } : null}
        after={page.next ? { href: to(page.next), label: t(page.scanned === null ? "next" : "goOn") } : null}
      />
    </>
  );
}
