import { useLocale, useTranslations } from "next-intl";
import type { PersonComing } from "@/lib/events/people/queries";
import type { PeopleFilter } from "@/lib/events/people/rules";
import { isTickable, PEOPLE_PARTS, type PeoplePart } from "@/lib/events/people/rules";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import css from "./people.module.css";
import { Ticks } from "./ticks";

type Props = {
  people: readonly PersonComing[];
  eventId: string;
  zone: string;
  shown: PeopleFilter;
  /** Whether these are all there are. */
  whole: boolean;
  /** How many are ticked, whatever is shown. */
  came: number;
};

/** Who answered, in parts, by name; a box for who is expected. On paper it is the list for the door. */
export function PeopleList({ people, eventId, zone, shown, whole, came }: Props) {
  const t = useTranslations("desk.people");
  if (people.length === 0) return <p>{t(`empty.${shown}`)}</p>;
  return (
    <>
      <p className="no-print">{t("tickHelp")}</p>
      {people.some((person) => person.email) ? <ShowAddresses /> : null}
      <Ticks eventId={eventId} came={came}>
        {PEOPLE_PARTS.map((part) => {
          const those = people.filter((person) => person.status === part);
          return those.length ? <Part key={part} part={part} people={those} zone={zone} whole={whole} /> : null;
        })}
      </Ticks>
    </>
  );
}

/** Addresses stay folded away, on the screen at the door and on paper, until asked for. */
function ShowAddresses() {
  const t = useTranslations("desk.people");
  return (
    <p className={`check no-print ${css.show}`}>
      <input type="checkbox" id="addresses" autoComplete="off" />
      <label htmlFor="addresses">{t("addresses")}</label>
    </p>
  );
}

type PartProps = Pick<Props, "people" | "zone" | "whole"> & { part: PeoplePart };

function Part({ part, people, zone, whole }: PartProps) {
  const t = useTranslations("desk.people");
  const writes = people.some(({ email }) => email);
  const sinceMatters = part === "WAITLISTED" || part === "CANCELLED";
  return (
    <table className={`rows ${css.part}`} data-part={part}>
      <caption>
        {t(`sections.${part}`)} {whole ? `(${people.length})` : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("placesHead")}</th>
          {sinceMatters ? <th scope="col">{t("since")}</th> : null}
          {writes ? (
            <th scope="col" className="no-print">
              {t("write.choose")}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonLine key={person.rsvpId} person={person} since={sinceMatters} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}

function PersonLine({ person, since, zone }: { person: PersonComing; since: boolean; zone: string }) {
  const t = useTranslations("desk.people");
  const locale = useLocale();
  const moment = (at: Date) => `${formatDate(dayOf(at, zone), locale)}, ${formatTime(at, zone, locale)}`;
  return (
    <tr>
      <td>
        <Name person={person} />
        {person.email ? <span className={`meta ${css.address}`}>{person.email}</span> : null}
        {person.offeredUntil ? (
          <span className={`meta ${css.under}`}>{t("offered", { date: moment(person.offeredUntil) })}</span>
        ) : null}
      </td>
      <td>{person.guests + 1}</td>
      {since ? <td>{moment(person.since)}</td> : null}
      {person.email ? (
        <td className="no-print">
          <span className="check">
            <input
              type="checkbox"
              form="write"
              name="ids[]"
              value={person.rsvpId}
              autoComplete="off"
              aria-label={t("write.tick", { name: person.name ?? t("nameless") })}
            />
          </span>
        </td>
      ) : null}
    </tr>
  );
}

function Name({ person }: { person: PersonComing }) {
  const { rsvpId, attendedAt } = person;
  const t = useTranslations("desk.people");
  const name = person.name ?? t("nameless");
  if (!isTickable(person)) return name;
  const id = `came-${rsvpId}`;
  return (
    <span className="check">
      <input
        type="checkbox"
        id={id}
        name="came"
        value={rsvpId}
        defaultChecked={attendedAt !== null}
        autoComplete="off"
      />
      <label htmlFor={id}>{name}</label>
    </span>
  );
}
