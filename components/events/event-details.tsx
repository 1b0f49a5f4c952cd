import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Figures } from "@/components/campaigns/figures";
import { ShareLinks } from "@/components/share/share-links";
import { LocalizedText } from "@/components/ui/localized-text";
import { Prose } from "@/components/ui/prose";
import type { Embeds } from "@/lib/embeds/html";
import type { CalendarLinks } from "@/lib/events/calendar-links";
import type { PublicEvent } from "@/lib/events/detail/queries";
import type { EventState } from "@/lib/events/rules";
import { pathIn } from "@/lib/i18n/paths";
import { plainText, readText } from "@/lib/local-text";
import { AddToCalendar } from "./add-to-calendar";
import { Collectives } from "./collectives";
import css from "./event-page.module.css";
import { EventPicture } from "./event-poster";
import { EventFacts } from "./facts";
import { Programme } from "./programme";
import { WhoLine } from "./speakers";

type Props = {
  event: PublicEvent;
  state: EventState;
  links: CalendarLinks | null;
  url: string;
  embeds?: Embeds;
};

type Told = Pick<Props, "event" | "embeds">;

/** Everything of an event besides its poster and its form. Over, it tells how it went before what it was to be. */
export function EventDetails({ event, state, links, url, embeds }: Props) {
  const t = useTranslations("event");
  const locale = useLocale();
  return (
    <div className={css.rest}>
      {state === "over" ? <Report event={event} embeds={embeds} /> : null}
      <EventFacts event={event} state={state} />
      <p className="print-only">{url}</p>
      <EventPicture event={event} />
      <About event={event} embeds={embeds} />
      {event.sessions.length > 0 ? (
        <Section title={t("programme")}>
          <Programme sessions={event.sessions} timeZone={event.timeZone} />
        </Section>
      ) : null}
      {event.speakers.length > 0 ? (
        <Section title={t("speakers")}>
          <p>
            <WhoLine speakers={event.speakers} parts={[]} />
          </p>
        </Section>
      ) : null}
      {event.participations.length > 0 ? (
        <Section title={t("collectives")}>
          <Collectives parts={event.participations} />
        </Section>
      ) : null}
      <Groups event={event} />
      {links && state !== "over" && state !== "cancelled" ? (
        <div className="no-print">
          <Section title={t("calendar")}>
            <AddToCalendar links={links} />
          </Section>
        </div>
      ) : null}
      <div className="no-print">
        <ShareLinks id="share" label={t("share")} title={plainText(event.title, locale)} url={url} />
      </div>
    </div>
  );
}

/** The group whose event it is, where the collectives do not say who organizes, and the groups that hold it along. */
function Groups({ event }: { event: PublicEvent }) {
  const t = useTranslations("event");
  const locale = useLocale();
  const isSaid = event.participations.some((part) => part.role === "ORGANIZES");
  const groups = isSaid ? event.hosts : [event.group, ...event.hosts];
  if (groups.length === 0) return null;
  const parts = new Intl.ListFormat(locale).formatToParts(groups.map(({ id }) => id));
  return (
    <p className="more">
      {t(isSaid ? "co_organized_by" : "organized_by")}{" "}
      {parts.map(({ type, value }) => {
        const group = type === "element" && groups.find(({ id }) => id === value);
        if (!group) return value;
        return (
          <a key={value} href={pathIn(locale, `/groups/${group.slug}`)}>
            <LocalizedText value={group.name} />
          </a>
        );
      })}
    </p>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function About({ event, embeds }: Told) {
  const t = useTranslations("event");
  const locale = useLocale();
  if (!readText(event.summary, locale) && !readText(event.body, locale)) return null;
  return (
    <Section title={t("about")}>
      <p className="lead">
        <LocalizedText value={event.summary} mark />
      </p>
      <Prose value={event.body} under={2} idPrefix="about" embeds={embeds} />
    </Section>
  );
}

/** How it went: words and numbers written afterwards. */
function Report({ event, embeds }: Told) {
  const t = useTranslations("event");
  const told = readText(event.report, useLocale());
  return (
    <>
      {told ? (
        <Section title={t("report")}>
          <Prose value={event.report} under={2} idPrefix="report" embeds={embeds} />
        </Section>
      ) : null}
      <Figures figures={event.figures} title={t("figures")} />
    </>
  );
}
