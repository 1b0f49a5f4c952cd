import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { EventList } from "@/components/events/event-row";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { ButtonLink } from "@/components/ui/button";
import { hasCalendarEntry } from "@/lib/events/calendar";
import { findPublicEvent, type PublicEvent } from "@/lib/events/detail/queries";
import { pathIn } from "@/lib/i18n/paths";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What became of an answer, for those a device knows; everybody else is told to look in their mailbox. */
const STATES = ["going", "maybe", "waitlisted", "cancelled"] as const;
type State = (typeof STATES)[number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("thanks.rsvp"))("title"), robots: { index: false } };
}

/** After the form: the same for known and unknown addresses. */
export default async function ThanksPage({ params, searchParams }: Props) {
  const now = new Date();
  const [{ slug }, query] = [await params, await searchParams];
  const event = await findPublicEvent(slug, now);
  if (!event) notFound();
  const state = STATES.find((known) => known === query.state) ?? null;
  const t = await getTranslations("thanks.rsvp");
  const locale = await getLocale();
  return (
    <main id="content" className="wrap">
      <div className="poster">
        <h1>{t(state ? `${state}_title` : "title")}</h1>
        <p className="lead">{t(state ?? "text")}</p>
        {state ? null : <p>{t("not_there")}</p>}
        <ButtonLink href={pathIn(locale, `/events/${slug}`)}>{t("back")}</ButtonLink>
      </div>
      <Reminder event={event} state={state} now={now} />
      <ClosingCalls group={event.group.slug} />
    </main>
  );
}

function Reminder({ event, state, now }: { event: PublicEvent; state: State | null; now: Date }) {
  const t = useTranslations("thanks.rsvp");
  const locale = useLocale();
  if (state === "cancelled") return null;
  return (
    <>
      <EventList events={[event]} now={now} heading="h2" />
      {hasCalendarEntry(event) ? (
        <p className="more">
          <a href={`/events/${event.slug}/calendar.ics?lang=${locale}`}>{t("calendar")}</a>
        </p>
      ) : null}
    </>
  );
}
