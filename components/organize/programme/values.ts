import type { DeskEvent } from "@/lib/events/desk/queries";
import { type LocalText, localText } from "@/lib/local-text";
import { dayOf, timeOf } from "@/lib/time";

/** The programme as its form holds it. `key` is the database's id, "" for what is new (react-hook-form keeps `id` for itself). */
export type SpeakerValues = {
  key: string;
  name: string;
  role: LocalText;
  count: string;
  collective: string;
  state: string;
};
export type PartValues = { key: string; collective: string; label: LocalText; role: string; state: string };
export type SessionFormValues = {
  key: string;
  title: LocalText;
  format: string;
  date: string;
  start: string;
  end: string;
  room: string;
  summary: LocalText;
  moreToCome: boolean;
  speakers: SpeakerValues[];
  participations: PartValues[];
};
export type ProgrammeValues = {
  sessions: SessionFormValues[];
  speakers: SpeakerValues[];
  participations: PartValues[];
};

const both = (json: unknown): LocalText => ({ fr: "", en: "", ...localText(json) });

export const NEW_SPEAKER: SpeakerValues = {
  key: "",
  name: "",
  role: both({}),
  count: "1",
  collective: "",
  state: "INVITED",
};
export const newPart = (role: string): PartValues => ({
  key: "",
  collective: "",
  label: both({}),
  role,
  state: "INVITED",
});
const NEW_SESSION: SessionFormValues = {
  key: "",
  title: both({}),
  format: "TALK",
  date: "",
  start: "",
  end: "",
  room: "",
  summary: both({}),
  moreToCome: false,
  speakers: [],
  participations: [],
};

/** A session to fill in: it begins when the one before it ends, on the same day. */
export const sessionAfter = (last?: Pick<SessionFormValues, "date" | "end">): SessionFormValues => ({
  ...NEW_SESSION,
  date: last?.date ?? "",
  start: last?.end ?? "",
});

const speakerValues = (speaker: DeskEvent["speakers"][number]): SpeakerValues => ({
  key: speaker.id,
  name: speaker.name ?? "",
  role: both(speaker.role),
  count: "1",
  collective: speaker.collective?.name ?? "",
  state: speaker.state,
});

const partValues = (part: DeskEvent["participations"][number]): PartValues => ({
  key: part.id,
  collective: part.collective?.name ?? "",
  label: both(part.label),
  role: part.role,
  state: part.state,
});

/** The programme's form as it stands in the database. */
export function programmeValues(event: DeskEvent): ProgrammeValues {
  const clock = (at: Date | null) => (at ? timeOf(at, event.timeZone) : "");
  return {
    speakers: event.speakers.map(speakerValues),
    participations: event.participations.map(partValues),
    sessions: event.sessions.map((session) => {
      const day = session.startsAt ? dayOf(session.startsAt, event.timeZone) : event.date;
      return {
        key: session.id,
        title: both(session.title),
        format: session.format,
        date: day === event.date ? "" : day,
        start: clock(session.startsAt),
        end: clock(session.endsAt),
        room: session.room ?? "",
        summary: both(session.summary),
        moreToCome: session.moreToCome,
        speakers: session.speakers.map(speakerValues),
        participations: session.participations.map(partValues),
      };
    }),
  };
}

const named = (name: string) => (name.trim() ? { name } : undefined);
const speakerInput = ({ key, collective, ...speaker }: SpeakerValues) => ({
  ...speaker,
  id: key,
  collective: named(collective),
});
const partInput = ({ key, collective, ...part }: PartValues) => ({ ...part, id: key, collective: named(collective) });

/** What the action's schema reads; it checks every choice again. */
export const programmeInput = (values: ProgrammeValues) => ({
  speakers: values.speakers.map(speakerInput),
  participations: values.participations.map(partInput),
  sessions: values.sessions.map(({ key, ...session }) => ({
    ...session,
    id: key,
    speakers: session.speakers.map(speakerInput),
    participations: session.participations.map(partInput),
  })),
});
