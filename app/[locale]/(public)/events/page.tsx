import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { AgendaFeeds } from "@/components/events/agenda-feeds";
import { AgendaFilters } from "@/components/events/agenda-filters";
import { AgendaList } from "@/components/events/agenda-list";
import { AgendaViews } from "@/components/events/agenda-views";
import { MonthGrid } from "@/components/events/month-grid";
import { NothingPlanned } from "@/components/events/nothing-planned";
import { env } from "@/lib/env";
import { listCities, listEventsOfMonth, listKinds } from "@/lib/events/agenda/queries";
import { type AgendaAsk, agendaQuery, type Month, monthOf, readAgendaAsk } from "@/lib/events/agenda/rules";
import { type EventFilters, listComingEvents, listEvents } from "@/lib/events/queries";
import { findBranch, listGroups } from "@/lib/groups/queries";
import { getSite } from "@/lib/groups/site/queries";
import { alternates } from "@/lib/i18n/alternates";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, ask] = [await getLocale(), await getTranslations("agenda"), readAgendaAsk(await searchParams)];
  return {
    title: t(ask.past ? "past_title" : "title"),
    description: t(ask.past ? "past_lead" : "lead"),
    alternates: alternates(locale, `/events${agendaQuery(ask)}`),
  };
}

/** The agenda: by day, by month, past; filters in the address. */
export default async function AgendaPage({ searchParams }: Props) {
  const now = new Date();
  const ask = readAgendaAsk(await searchParams);
  const [site, groups, cities, kinds] = await Promise.all([getSite(), listGroups(), listCities(now), listKinds(now)]);
  const branch = ask.group ? await findBranch(ask.group) : null;
  const filters: EventFilters = {
    ...(ask.group && { groupIds: branch ?? [] }),
    kind: ask.kind,
    // A town that no event has matches nothing, and says so.
    city: ask.place && (cities.find((city) => city.toLowerCase() === ask.place?.toLowerCase()) ?? ask.place),
  };
  const thisMonth = monthOf(now, site?.timeZone ?? "Europe/Paris");
  return (
    <main id="content" className="wrap">
      <Head past={ask.past && !ask.month} />
      <AgendaViews ask={ask} thisMonth={thisMonth} />
      <AgendaFilters ask={ask} groups={groups} cities={cities} kinds={kinds} />
      {ask.month ? (
        <MonthView month={ask.month} ask={ask} filters={filters} now={now} />
      ) : (
        <ListView ask={ask} filters={filters} now={now} />
      )}
      <AgendaFeeds ask={ask} webcal={env().publicUrl.replace(/^https?/, "webcal")} />
    </main>
  );
}

function Head({ past }: { past: boolean }) {
  const t = useTranslations("agenda");
  return (
    <div className="head">
      <h1>{t(past ? "past_title" : "title")}</h1>
      <p className="lead">{t(past ? "past_lead" : "lead")}</p>
    </div>
  );
}

type ViewProps = { ask: AgendaAsk; filters: EventFilters; now: Date };

async function ListView({ ask, filters, now }: ViewProps) {
  const { events, more } = await listEvents(filters, now, { past: ask.past, page: ask.page });
  if (events.length > 0) return <AgendaList events={events} more={more} ask={ask} now={now} />;
  return <NothingPlanned ask={ask} nearest={await listComingEvents(now, 3)} now={now} />;
}

async function MonthView({ month, ask, filters, now }: ViewProps & { month: Month }) {
  const events = await listEventsOfMonth(month, filters, now);
  const nearest = events.length === 0 ? await listComingEvents(now, 3) : [];
  return (
    <>
      <MonthGrid month={month} events={events} ask={ask} now={now} />
      {events.length === 0 ? <NothingPlanned ask={ask} nearest={nearest} now={now} /> : null}
    </>
  );
}
