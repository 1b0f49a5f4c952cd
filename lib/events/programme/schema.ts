import { z } from "zod";
import { line, lines, optional, perLanguage, perLanguageRequired, ticked, uuid } from "@/lib/forms";
import { partialDateSchema } from "@/lib/time";
import { clockTime } from "../schema";

export const SESSION_FORMATS = [
  "TALK",
  "ROUND_TABLE",
  "WORKSHOP",
  "ASSEMBLY",
  "SCREENING",
  "WELCOME",
  "BREAK",
] as const;
export const ANSWERS = ["INVITED", "CONFIRMED", "DECLINED"] as const;
export const PARTICIPATION_ROLES = ["ORGANIZES", "CO_ORGANIZES", "SUPPORTS", "RELAYS", "SPEAKS"] as const;
export type Answer = (typeof ANSWERS)[number];

const MOST_SESSIONS = 60;
const MOST_PEOPLE = 40;

/** A collective by its id, or by its name as everybody writes it: known ones are found again, a new one is noted. */
export const collectiveRefSchema = z.union([z.object({ id: uuid("unknown") }), z.object({ name: line(160) })]);

/** Who speaks or performs. Unnamed: without `name`, and `count` of them ("two speakers", "a guest artist" by role). */
export const speakerSchema = z.object({
  /** Keeps their link and their answer when the programme is saved again. */
  id: optional(uuid("unknown")),
  name: optional(line(120)),
  role: perLanguage(line(120)),
  count: z.coerce.number("unknown").int("unknown").min(1, "unknown").max(20, "unknown").default(1),
  collective: collectiveRefSchema.optional(),
  state: z.enum(ANSWERS, "unknown").default("CONFIRMED"),
});

/** A collective's part. Unnamed: without `collective`, with a label ("a union"). */
export const participationSchema = z
  .object({
    /** Keeps the answer's date when the programme is saved again. */
    id: optional(uuid("unknown")),
    collective: collectiveRefSchema.optional(),
    label: perLanguage(line(160)),
    role: z.enum(PARTICIPATION_ROLES, "unknown").default("SPEAKS"),
    state: z.enum(ANSWERS, "unknown").default("INVITED"),
  })
  .refine((part) => part.collective || part.label.fr || part.label.en, { message: "required", path: ["collective"] });

/** One item of the programme, in the order given. Times are on the event's first day unless `date` says otherwise. */
export const sessionSchema = z
  .object({
    /** The session it was before: its calendar entry stays the same one. */
    id: optional(uuid("unknown")),
    title: perLanguageRequired(line(160)),
    format: z.enum(SESSION_FORMATS, "unknown").default("TALK"),
    date: optional(
      z
        .string()
        .regex(/^[12]\d{3}-\d{2}-\d{2}$/, "date.invalid")
        .pipe(partialDateSchema),
    ),
    start: optional(clockTime),
    end: optional(clockTime),
    room: optional(line(80)),
    summary: perLanguage(lines(2000)),
    moreToCome: ticked.default(false),
    speakers: z.array(speakerSchema).max(MOST_PEOPLE).default([]),
    participations: z.array(participationSchema).max(MOST_PEOPLE).default([]),
  })
  .superRefine((session, context) => {
    if (session.end && !session.start) context.addIssue({ code: "custom", path: ["end"], message: "time.needs_start" });
  });

/** The whole programme: sessions in order, and who takes part in the event as a whole. */
export const programmeSchema = z.object({
  sessions: z.array(sessionSchema).max(MOST_SESSIONS).default([]),
  speakers: z.array(speakerSchema).max(MOST_PEOPLE).default([]),
  participations: z.array(participationSchema).max(MOST_PEOPLE).default([]),
});

export type CollectiveRef = z.output<typeof collectiveRefSchema>;
export type SpeakerValues = z.output<typeof speakerSchema>;
export type ParticipationInput = z.input<typeof participationSchema>;
export type ParticipationValues = z.output<typeof participationSchema>;
export type SessionValues = z.output<typeof sessionSchema>;
export type ProgrammeInput = z.input<typeof programmeSchema>;
