import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { Tag } from "@/components/ui/tag";
import { tick } from "@/lib/events/actions";
import type { PersonComing } from "@/lib/events/people/queries";
import { dayOf, formatDate, formatTime } from "@/lib/time";

const TONES = { GOING: "ok", WAITLISTED: "wait", CANCELLED: "off", MAYBE: undefined, PENDING: undefined } as const;

/** Who answered, one row each, with a tick for who came. Printed, the tick is an empty box. */
export function PeopleTable({
  people,
  eventId,
  zone,
}: {
  people: readonly PersonComing[];
  eventId: string;
  zone: string;
}) {
  const t = useTranslations("desk.people");
  if (people.length === 0) return <p>{t("empty")}</p>;
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          {(["name", "answer", "guests", "since", "came"] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonLine key={person.rsvpId} person={person} eventId={eventId} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}

function PersonLine({ person, eventId, zone }: { person: PersonComing; eventId: string; zone: string }) {
  const t = useTranslations("desk.people");
  const locale = useLocale();
  const { name, email, status, guests, since, offeredUntil } = person;
  const moment = (at: Date) => `${formatDate(dayOf(at, zone), locale)}, ${formatTime(at, zone, locale)}`;
  return (
    <tr>
      <td>
        <strong>{name ?? t("nameless")}</strong>
        {email ? <span className={`meta ${css.under}`}>{email}</span> : null}
      </td>
      <td>
        <Tag tone={TONES[status]}>{t(`status.${status}`)}</Tag>
        {offeredUntil ? (
          <span className={`meta ${css.under}`}>{t("offered", { date: moment(offeredUntil) })}</span>
        ) : null}
      </td>
      <td data-label={t("guests")}>{guests ? `+ ${guests}` : "–"}</td>
      <td data-label={t("since")}>{moment(since)}</td>
      <td>
        <Came person={person} eventId={eventId} />
      </td>
    </tr>
  );
}

function Came({ person, eventId }: { person: PersonComing; eventId: string }) {
  const t = useTranslations("desk.people");
  const { rsvpId, attendedAt } = person;
  const name = person.name ?? t("nameless");
  if (!attendedAt)
    return (
      <span className={css.tick}>
        <ActButton act={tick} input={{ eventId, rsvpId, came: true }} look="plain" label={t("tickThis", { name })}>
          {t("tick")}
        </ActButton>
      </span>
    );
  return (
    <span className={css.ticked}>
      <Tag tone="ok">{t("here")}</Tag>{" "}
      <ActButton act={tick} input={{ eventId, rsvpId, came: false }} look="plain" label={t("undoThis", { name })}>
        {t("undo")}
      </ActButton>
    </span>
  );
}
