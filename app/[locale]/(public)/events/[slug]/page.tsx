import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { EventBody } from "@/components/events/event-body";
import { StructuredData } from "@/components/ui/structured-data";
import { findLinkHolder } from "@/lib/contacts/queries";
import { findEmbeds } from "@/lib/embeds/queries";
import { calendarLinks } from "@/lib/events/calendar-links";
import { findPublicEvent } from "@/lib/events/detail/queries";
import { listComingEvents } from "@/lib/events/queries";
import { placeLine, stateOf, takesAnswers } from "@/lib/events/rules";
import { eventStructuredData, scriptJson } from "@/lib/events/structured-data";
import { PERSON_COOKIE } from "@/lib/http/cookies";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
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

/** A published event's page. */
export default async function EventPage({ params }: Props) {
  const now = new Date();
  const { slug } = await params;
  const event = await findPublicEvent(slug, now);
  if (!event) notFound();
  const state = stateOf(event, now);
  const locale = await getLocale();
  const data = eventStructuredData(event, locale, now);
  const embeds = await findEmbeds([event.body, event.report], locale, now);
  const next = state === "over" || state === "cancelled" ? await listComingEvents(now, 3, { exceptId: event.id }) : [];
  const form = takesAnswers(state) ? await rsvpFormOf(event.group.id) : null;
  return (
    <>
      {data ? <StructuredData json={scriptJson(data)} /> : null}
      <EventBody event={event} now={now} form={form} next={next} embeds={embeds} />
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
