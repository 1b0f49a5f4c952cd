import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { getLocale } from "next-intl/server";
import { ChangeBanner } from "@/components/events/change-banner";
import { EventDetails } from "@/components/events/event-details";
import css from "@/components/events/event-page.module.css";
import { EventPoster } from "@/components/events/event-poster";
import { EventList } from "@/components/events/event-row";
import { RsvpBar, RsvpSheet } from "@/components/events/rsvp-sheet";
import { Notice } from "@/components/ui/notice";
import { StructuredData } from "@/components/ui/structured-data";
import { findLinkHolder } from "@/lib/contacts/queries";
import { calendarLinks } from "@/lib/events/calendar-links";
import { changesToTell } from "@/lib/events/changes/rules";
import { findPublicEvent } from "@/lib/events/detail/queries";
import { type EventCard, listComingEvents } from "@/lib/events/queries";
import { placeLine, stateOf, takesAnswers } from "@/lib/events/rules";
import { eventStructuredData, scriptJson } from "@/lib/events/structured-data";
import { PERSON_COOKIE } from "@/lib/http/cookies";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { pathIn, urlIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { findNewsletterOf } from "@/lib/newsletters/publications/queries";
import { formatWhen } from "@/lib/time";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, locale] = [await params, await getLocale()];
  const event = await findPublicEvent(slug, new Date());
  if (!event) return {};
  const title = plainText(event.title, locale);
  const where = [formatWhen(event, locale), placeLine(event.place)].filter(Boolean).join(", ");
  const description = [where, plainText(event.summary, locale)].filter(Boolean).join(". ");
  const path = `/events/${slug}`;
  const ics = calendarLinks(event, locale)?.ics;
  return {
    title,
    description,
    alternates: { ...alternates(locale, path), ...(ics && { types: { "text/calendar": ics } }) },
    ...openGraph(locale, path, { title, description, poster: `${path}/poster.png` }),
  };
}

/** An event: what is urgent, when and where, the form, then everything else. */
export default async function EventPage({ params }: Props) {
  const now = new Date();
  const { slug } = await params;
  const event = await findPublicEvent(slug, now);
  if (!event) notFound();
  const locale = await getLocale();
  const state = stateOf(event, now);
  const open = takesAnswers(state);
  const data = eventStructuredData(event, locale, now);
  const next = state === "over" || state === "cancelled" ? await listComingEvents(now, 3, { exceptId: event.id }) : [];
  const form = open ? await rsvpFormOf(event.group.id) : null;
  const full = state === "full";
  return (
    <>
      {state === "over" ? null : (
        <ChangeBanner title={event.title} changes={changesToTell(event.changes)} timeZone={event.timeZone} />
      )}
      <main id="content" className="wrap">
        {data ? <StructuredData json={scriptJson(data)} /> : null}
        <EventPoster event={event} now={now} />
        {state === "over" ? <Over /> : null}
        <div className={form ? `two ${css.sheetFirst}` : undefined}>
          {form ? <RsvpSheet date={event.date} event={{ slug, maxGuests: event.maxGuests, full }} {...form} /> : null}
          <EventDetails
            event={event}
            state={state}
            links={calendarLinks(event, locale)}
            url={urlIn(locale, `/events/${slug}`)}
          />
        </div>
        <Next events={next} now={now} />
        {open ? <RsvpBar full={full} /> : null}
      </main>
    </>
  );
}

/** What the form needs besides the event: what was refused, who asked to be remembered, the letter one may tick. */
async function rsvpFormOf(groupId: string) {
  const person = (await cookies()).get(PERSON_COOKIE)?.value;
  const [draft, newsletter, known] = await Promise.all([
    readFormDraft("rsvp"),
    findNewsletterOf(groupId),
    person ? findLinkHolder(person, "person") : null,
  ]);
  return { draft, newsletter, known: known && { email: known.email, name: known.name } };
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
