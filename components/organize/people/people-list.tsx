import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { tickPlainly } from "@/lib/events/actions";
import type { PersonComing } from "@/lib/events/people/queries";
import type { PeopleFilter } from "@/lib/events/people/rules";
import { isTickable, PEOPLE_PARTS, type PeoplePart } from "@/lib/events/people/rules";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import css from "./people.module.css";
import { Ticks } from "./ticks";

type Props = {
  people: readonly PersonComing[];
  groupId: string;
  eventId: string;
  /** This list's own address, as it is asked for. */
  page: string;
  zone: string;
  shown: PeopleFilter;
  /** Whether these are all there are. */
  whole: boolean;
  /** How many are ticked, whatever is shown. */
  came: number;
};

/** Who answered, in parts, by name; a box for who is expected. On paper it is the list for the door. */
export function PeopleList({ people, groupId, eventId, page, zone, shown, whole, came }: Props) {
  const t = useTranslations("desk.people");
  if (people.length === 0) return <p>{t(`empty.${shown}`)}</p>;
  // What is written to a box that refuses it comes back again.
  const writes = shown !== "refused" && people.some(({ email }) => email);
  const parts = PEOPLE_PARTS.map((part) => {
    const those = people.filter((person) => person.status === part);
    return those.length ? (
      <Part key={part} part={part} people={those} zone={zone} whole={whole} writes={writes} />
    ) : null;
  });
  const addresses = people.some((person) => person.email) ? <ShowAddresses /> : null;
  if (!people.some(isTickable))
    return (
      <div>
        {addresses}
        {parts}
      </div>
    );
  return (
    <>
      <TickHelp groupId={groupId} page={page} />
      {addresses}
      <Ticks eventId={eventId} came={came}>
        {parts}
      </Ticks>
    </>
  );
}

/** How to tick: by the box, or where there are no scripts by each line's button, which is of this form. */
function TickHelp({ groupId, page }: Pick<Props, "groupId" | "page">) {
  const t = useTranslations("desk.people");
  return (
    <form id="door" action={tickPlainly} className={`no-print ${css.door}`}>
      <input type="hidden" name="group" value={groupId} />
      <input type="hidden" name="from" value={page} />
      <p>{t("tickHelp")}</p>
      <noscript>
        <p>{t("tickPlainHelp")}</p>
      </noscript>
    </form>
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

type PartProps = Pick<Props, "people" | "zone" | "whole"> & { part: PeoplePart; writes: boolean };

function Part({ part, people, zone, whole, writes }: PartProps) {
  const t = useTranslations("desk.people");
  const sinceMatters = part === "WAITLISTED" || part === "CANCELLED";
  const count = people.reduce((sum, { guests }) => sum + guests + 1, 0);
  return (
    <table className={`rows ${css.part}`} data-part={part}>
      <caption>
        {t(`sections.${part}`)}{" "}
        {whole ? <span className="meta">{t("sectionCount", { answers: people.length, people: count })}</span> : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t(people.some(isTickable) ? "tickHead" : "name")}</th>
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
          <PersonLine key={person.rsvpId} person={person} since={sinceMatters} zone={zone} writes={writes} />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = { person: PersonComing; since: boolean; zone: string; writes: boolean };

function PersonLine({ person, since, zone, writes }: LineProps) {
  const t = useTranslations("desk.people");
  const locale = useLocale();
  const moment = (at: Date) => `${formatDate(dayOf(at, zone), locale)}, ${formatTime(at, zone, locale)}`;
  const name = person.name ?? t("namelessSince", { date: moment(person.since) });
  return (
    <tr>
      <td>
        {isTickable(person) ? <Tick person={person} name={name} /> : (person.name ?? t("nameless"))}
        {person.email ? <span className={`meta ${css.address}`}>{person.email}</span> : null}
        {person.offeredUntil ? (
          <span className={`meta ${css.under}`}>{t("offered", { date: moment(person.offeredUntil) })}</span>
        ) : null}
      </td>
      <td>
        {person.guests + 1} <span className={css.narrow}>{t("placesN", { count: person.guests + 1 })}</span>
      </td>
      {since ? (
        <td className={css.since}>
          <span className={css.narrow}>{t("since")}</span> {moment(person.since)}
        </td>
      ) : null}
      {writes ? (
        <td className="no-print">
          <span className="check">
            <input
              type="checkbox"
              id={`write-${person.rsvpId}`}
              form="write"
              name="ids[]"
              value={person.rsvpId}
              autoComplete="off"
              aria-label={t("write.tick", { name })}
            />
            <label htmlFor={`write-${person.rsvpId}`} className={css.narrow}>
              {t("write.choose")}
            </label>
          </span>
        </td>
      ) : null}
    </tr>
  );
}

/** The box that says somebody is here; beside a second box on a narrow screen it says so in words. */
function Tick({ person: { rsvpId, attendedAt, email }, name }: { person: PersonComing; name: string }) {
  const t = useTranslations("desk.people");
  const id = `came-${rsvpId}`;
  return (
    <span className={`check ${css.came}`}>
      <input
        type="checkbox"
        id={id}
        name="came"
        value={rsvpId}
        defaultChecked={attendedAt !== null}
        autoComplete="off"
      />
      <label htmlFor={id}>
        <span>{name}</span> {email ? <span className={`meta ${css.narrow}`}>{t("here")}</span> : null}
      </label>
      <noscript>
        {attendedAt ? <Tag tone="ok">{t("here")}</Tag> : null}{" "}
        <Button
          small
          look="plain"
          form="door"
          name={attendedAt ? "left" : "came"}
          value={rsvpId}
          aria-label={t(attendedAt ? "leftWhom" : "cameWhom", { name })}
        >
          {t(attendedAt ? "leftPlainly" : "camePlainly")}
        </Button>
      </noscript>
    </span>
  );
}
