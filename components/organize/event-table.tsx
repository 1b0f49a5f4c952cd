import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { restore } from "@/lib/events/actions";
import type { DeskEventLine } from "@/lib/events/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { goneAt } from "@/lib/texts/rules";
import { dayOf, formatDate, formatWhen } from "@/lib/time";
import css from "./desk.module.css";

/** The events of the next seven days, or the next few when there are none, on the page of today. */
export function NextEvents({ when, events }: { when: "week" | "next"; events: readonly DeskEventLine[] }) {
  const t = useTranslations("desk.today");
  return (
    <section>
      <h2>{t(when)}</h2>
      {events.length ? <EventTable events={events} /> : <p>{t("none")}</p>}
    </section>
  );
}

/** Events as rows: when, what, who comes, in which state. On a phone each row stands as a block. */
export function EventTable({ events }: { events: readonly DeskEventLine[] }) {
  const t = useTranslations("desk.events");
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          {(["when", "what", "people", "state"] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function EventLine({ event }: { event: DeskEventLine }) {
  const t = useTranslations("desk.events");
  const kind = useTranslations("events.kind");
  return (
    <tr>
      <td className={css.when}>
        <When event={event} />
      </td>
      <td>
        <Title event={event} />
        <span className="meta">
          {kind(event.kind)} · {event.group.shortName ?? <LocalizedText value={event.group.name} />}
          {event.city && event.city !== event.group.shortName ? ` · ${event.city}` : null}
        </span>
      </td>
      <td data-label={event.takesRsvps && event.attendance === null && !event.deletedAt ? t("people") : undefined}>
        <PeopleCell event={event} />
      </td>
      <td>
        {event.deletedAt ? (
          <Thrown event={event} deletedAt={event.deletedAt} />
        ) : event.cancelledAt ? (
          <Tag tone="off">{t("cancelled")}</Tag>
        ) : event.publishedAt ? (
          <Tag tone="ok">{t("published")}</Tag>
        ) : (
          <Tag tone="wait">{t("draft")}</Tag>
        )}
      </td>
    </tr>
  );
}

/** A draft in the bin: until when, and the way back for who edits it. */
function Thrown({ event, deletedAt }: { event: DeskEventLine; deletedAt: Date }) {
  const t = useTranslations("desk.events");
  const date = formatDate(dayOf(goneAt(deletedAt), event.timeZone), useLocale());
  return (
    <>
      <Tag tone="off">{t("thrown")}</Tag> <span className="meta">{t("goneOn", { date })}</span>{" "}
      {event.mayEdit ? (
        <ActButton act={restore} input={{ eventId: event.id }} look="plain">
          {t("restore")}
        </ActButton>
      ) : null}
    </>
  );
}

/** The day and the hours on a line each; what runs over several days stays one sentence. */
function When({ event }: { event: DeskEventLine }) {
  const locale = useLocale();
  const day = formatDate(event.date, locale);
  const whole = formatWhen(event, locale);
  if (!whole.startsWith(`${day}, `)) return whole;
  return (
    <>
      <span className={css.day}>{day}</span> <span className="meta">{whole.slice(day.length + 2)}</span>
    </>
  );
}

/** Leads to what this organizer may open: the editor, else the list at the door, else nowhere. */
function Title({ event }: { event: DeskEventLine }) {
  const page = pathIn(useLocale(), `/organize/events/${event.id}`);
  const title = <LocalizedText value={event.title} mark />;
  const href = event.mayEdit ? page : event.maySeePeople && !event.deletedAt ? `${page}/rsvps` : null;
  return href ? (
    <a className={css.title} href={href}>
      {title}
    </a>
  ) : (
    <span className={css.title}>{title}</span>
  );
}

function PeopleCell({ event }: { event: DeskEventLine }) {
  const locale = useLocale();
  const t = useTranslations("desk.events");
  const { placesTaken: taken, capacity, waiting, attendance } = event;
  if (event.deletedAt) return null;
  if (attendance !== null) return t(event.attendanceApproximate ? "cameAbout" : "came", { count: attendance });
  if (!event.takesRsvps) return <span className="meta">{t("noRsvps")}</span>;
  const words = `${capacity ? t("places", { taken, capacity }) : t("taken", { taken })}${
    waiting ? `, ${t("waiting", { count: waiting })}` : ""
  }`;
  return event.maySeePeople ? <a href={pathIn(locale, `/organize/events/${event.id}/rsvps`)}>{words}</a> : words;
}
