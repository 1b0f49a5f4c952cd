import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Notice } from "@/components/ui/notice";
import type { Embeds } from "@/lib/embeds/html";
import { calendarLinks } from "@/lib/events/calendar-links";
import { changesToTell } from "@/lib/events/changes/rules";
import type { PublicEvent } from "@/lib/events/detail/queries";
import type { EventCard } from "@/lib/events/queries";
import { stateOf } from "@/lib/events/rules";
import { pathIn, urlIn } from "@/lib/i18n/paths";
import { ChangeBanner } from "./change-banner";
import { EventDetails } from "./event-details";
import css from "./event-page.module.css";
import { EventPoster } from "./event-poster";
import { EventList } from "./event-row";
import { RsvpBar, RsvpSheet } from "./rsvp-sheet";

type Props = {
  event: PublicEvent;
  now: Date;
  /** What the form needs besides the event; null when nobody answers this event any more, or at all. */
  form: Omit<ComponentProps<typeof RsvpSheet>, "date" | "event"> | null;
  /** Events to go to instead, when this one is over or cancelled. */
  next: readonly EventCard[];
  embeds: Embeds;
  /** Shown to its organizer before it is public: the form stands there, and takes nothing. */
  preview?: boolean;
};

/** An event as anybody sees it: what is urgent, when and where, the form, then everything else. */
export function EventBody({ event, now, form, next, embeds, preview = false }: Props) {
  const locale = useLocale();
  const state = stateOf(event, now);
  const full = state === "full";
  const { slug, maxGuests } = event;
  return (
    <>
      {state === "over" ? null : (
        <ChangeBanner title={event.title} changes={changesToTell(event.changes)} timeZone={event.timeZone} />
      )}
      <main id="content" className="wrap">
        <EventPoster event={event} now={now} />
        {state === "over" ? <Over /> : null}
        <div className={form ? `two ${css.sheetFirst}` : undefined}>
          {form ? <RsvpSheet date={event.date} event={{ slug, maxGuests, full }} inert={preview} {...form} /> : null}
          <EventDetails
            event={event}
            state={state}
            embeds={embeds}
            links={calendarLinks(event, locale)}
            url={urlIn(locale, `/events/${slug}`)}
          />
        </div>
        <Next events={next} now={now} />
        {form ? <RsvpBar full={full} /> : null}
      </main>
    </>
  );
}

function Over() {
  const t = useTranslations("event");
  return (
    <Notice>
      <p>{t("over")}</p>
    </Notice>
  );
}

function Next({ events, now }: { events: readonly EventCard[]; now: Date }) {
  const t = useTranslations("event");
  const locale = useLocale();
  if (events.length === 0) return null;
  return (
    <section>
      <h2>{t("also")}</h2>
      <EventList events={events} now={now} />
      <p className="more">
        <a href={pathIn(locale, "/events")}>{t("all_events")}</a>
      </p>
    </section>
  );
}
