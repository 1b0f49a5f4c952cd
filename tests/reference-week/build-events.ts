import type { Scope } from "@/lib/auth/scope";
import { addFigure } from "@/lib/campaigns/figures/mutations";
import { recordAttendance } from "@/lib/events/attendance/mutations";
import { moveEvent } from "@/lib/events/changes/mutations";
import { createEvent, editEvent, publishEvent } from "@/lib/events/mutations";
import { setProgramme } from "@/lib/events/programme/mutations";
import type { ProgrammeInput } from "@/lib/events/programme/schema";
import type { EventInput } from "@/lib/events/schema";
import {
  conferenceDay,
  facts,
  fullName,
  partsOf,
  programme,
  projection,
  publicTalk,
  rally,
  studentAction,
} from "./facts";
import { held } from "./held";

const ANNOUNCED = new Date("2025-01-20T09:00:00Z");

const part = (name: string, role: "ORGANIZES" | "CO_ORGANIZES" | "RELAYS" | "SPEAKS", state?: "INVITED") =>
  ({ collective: { name: fullName(name) }, role, state: state ?? "CONFIRMED" }) as const;

async function announce(scope: Scope, event: EventInput, programme: ProgrammeInput): Promise<string> {
  const { eventId } = held(await createEvent(scope, event, ANNOUNCED));
  held(await setProgramme(scope, eventId, programme, ANNOUNCED));
  held(await publishEvent(scope, eventId, ANNOUNCED));
  return eventId;
}

/** The events of the week and those before it. */
export async function buildEvents(scope: Scope, campaignId: string): Promise<void> {
  for (const { month, city, place } of facts.campaign.earlier_actions) {
    const title = { fr: `Intervention : ${place}` };
    const event = { kind: "INTERVENTION", campaignId, title, date: month, city, placeName: place } as const;
    await announce(scope, event, { participations: [part("ATR", "ORGANIZES")] });
  }
  await announce(
    scope,
    {
      kind: "PROJECTION",
      campaignId,
      title: { fr: "Projection" },
      date: projection.date,
      ...partsOf(projection.place),
    },
    {
      participations: [part(projection.organizer ?? "", "ORGANIZES")],
      speakers: [{ role: { fr: "artiste invité·e", en: "guest artist" } }],
    },
  );
  await announce(
    scope,
    {
      kind: "ACTION",
      campaignId,
      title: { fr: "Action étudiante" },
      date: studentAction.date,
      ...partsOf(studentAction.place),
    },
    { participations: [part(studentAction.organizer ?? "", "ORGANIZES")] },
  );
  await buildConferenceDay(scope, campaignId);
  await buildRally(scope, campaignId);
  await buildTalk(scope, campaignId);
  const training = { kind: "TRAINING", campaignId, title: { fr: "Accueil et formation" }, date: "2025-02-20" } as const;
  await announce(scope, { ...training, startTime: "19:00", capacity: 20, city: "Rennes" }, {});
}

const FORMATS = { talk: "TALK", "round table": "ROUND_TABLE" } as const;

const unconfirmed = (name: string) =>
  facts.partners.some((partner) => partner.name === name && partner.participation === "to be confirmed");

async function buildConferenceDay(scope: Scope, campaignId: string): Promise<void> {
  const title = { fr: conferenceDay.title };
  const times = { date: conferenceDay.date, startTime: programme[0]?.start };
  const event = { kind: "CONFERENCE", campaignId, title, ...times, ...partsOf(conferenceDay.place) } as const;
  await announce(scope, event, {
    participations: [
      part(conferenceDay.organizer ?? "", "ORGANIZES"),
      ...(conferenceDay.co_organizers ?? []).map((name) => part(name, "CO_ORGANIZES")),
    ],
    sessions: programme.map(({ start, end, title, format, by, speakers, note }) => ({
      title: { fr: title },
      format: FORMATS[format as keyof typeof FORMATS],
      start,
      end: end ?? undefined,
      moreToCome: note?.includes("others to be announced") ?? false,
      speakers: speakers ? [{ count: speakers, collective: { name: fullName(by[0] ?? "") } }] : [],
      participations: by.map((name) => part(name, "SPEAKS", unconfirmed(name) ? "INVITED" : undefined)),
    })),
  });
}

async function buildRally(scope: Scope, campaignId: string): Promise<void> {
  const event = {
    kind: "RALLY",
    campaignId,
    title: { fr: "Rassemblement" },
    date: rally.date,
    startTime: rally.start,
    ...partsOf(rally.place),
  } as const;
  const relays = (rally.relayed_by ?? []).map((name) => part(name, "RELAYS"));
  const eventId = await announce(scope, event, {
    participations: [part(rally.organizer ?? "", "ORGANIZES"), ...relays],
  });
  const seen = { of: { eventId }, label: { fr: "vues de l’appel" }, value: 10_000, approximate: true };
  held(await addFigure(scope, seen));
  const outside = {
    placeName: "Hors du périmètre",
    city: "Paris",
    urgent: true,
    reason: { fr: "La préfecture interdit les rassemblements dans un périmètre autour du lieu annoncé." },
  };
  held(await moveEvent(scope, eventId, outside, new Date("2025-02-07T17:00:00Z")));
  const onwards = {
    placeName: "Champ-de-Mars",
    city: "Paris",
    urgent: true,
    reason: { fr: "Le groupe poursuit ailleurs." },
  };
  held(await moveEvent(scope, eventId, onwards, new Date("2025-02-09T14:05:00Z")));
  const after = new Date("2025-02-10T09:00:00Z");
  held(await recordAttendance(scope, eventId, { attendance: 100, approximate: true }, after));
  const report = {
    fr: "Au bout d’une heure environ, la police a dispersé le rassemblement avec des contrôles d’identité.",
  };
  held(await editEvent(scope, eventId, { ...event, ...onwards, endTime: "15:00", report }, after));
}

async function buildTalk(scope: Scope, campaignId: string): Promise<void> {
  const event = { kind: "TALK", campaignId, title: { fr: "Conférence publique" }, date: publicTalk.date } as const;
  const eventId = await announce(
    scope,
    { ...event, ...partsOf(publicTalk.place), takesRsvps: false },
    {
      participations: [
        { label: { fr: "une autre organisation", en: "another organisation" }, role: "ORGANIZES", state: "CONFIRMED" },
      ],
    },
  );
  const came = { attendance: publicTalk.audience };
  held(await recordAttendance(scope, eventId, came, new Date("2025-02-11T09:00:00Z")));
}
