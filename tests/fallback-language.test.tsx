import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AgendaList } from "@/components/events/agenda-list";
import { EventList } from "@/components/events/event-row";
import { db } from "@/lib/db";
import { readAgendaAsk } from "@/lib/events/agenda/rules";
import { listComingEvents } from "@/lib/events/queries";
import en from "@/messages/en.json";
import { aGroup, anEvent } from "./helpers/story";

const now = new Date("2026-11-21T12:00:00Z");

test("lists say in a word that a title is in another language", async () => {
  const { id } = await anEvent((await aGroup()).id, { now });
  await db.event.update({ where: { id }, data: { title: { fr: "Soupe de quartier" } } });
  const events = await listComingEvents(now, 50);
  const lists = [
    <EventList key="rows" events={events} now={now} />,
    <AgendaList key="days" events={events} more={false} ask={readAgendaAsk({})} now={now} />,
  ];
  for (const list of lists) {
    const page = renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={en} timeZone="Europe/Paris">
        {list}
      </NextIntlClientProvider>,
    );
    expect(page).toMatch(/<span lang="fr">Soupe de quartier<\/span><small[^>]*> \(in French\)/);
  }
});
