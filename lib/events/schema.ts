import { z } from "zod";
import { phone } from "@/lib/contacts/story/schema";
import { emailAddress, line, lines, optional, perLanguage, perLanguageRequired, ticked, uuid } from "@/lib/forms";
import { slugSchema } from "@/lib/slugs";
import { partialDateSchema, timeZoneSchema } from "@/lib/time";

/** What an event can be; each has its words in messages/ under `events.kind`. */
export const EVENT_KINDS = [
  "CONFERENCE",
  "RALLY",
  "TRAINING",
  "MEETING",
  "ACTION",
  "TALK",
  "PROJECTION",
  "INTERVENTION",
  "WORKSHOP",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const TITLE_LENGTH = 160;
const SUMMARY_LENGTH = 400;
const BODY_LENGTH = 20_000;

/** A wall-clock time "14:30" in the event's zone, as time inputs give it. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time.invalid");

const day = z
  .string()
  .regex(/^[12]\d{3}-\d{2}-\d{2}$/, "date.invalid")
  .pipe(partialDateSchema);

const wholeNumber = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message);

const degrees = (most: number) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.trim().replace(",", ".") : value),
    z.coerce.number("place.invalid").min(-most, "place.invalid").max(most, "place.invalid"),
  );

/** The published address of whom to contact, kept as it was typed. */
const publishedEmail = emailAddress.transform((address) => address.display);

/** Everything an organizer writes of an event on one screen; its programme has a schema of its own. */
export const eventSchema = z
  .object({
    kind: z.enum(EVENT_KINDS, "unknown"),
    campaignId: optional(uuid("unknown")),
    slug: optional(slugSchema),
    title: perLanguageRequired(line(TITLE_LENGTH)),
    summary: perLanguage(lines(SUMMARY_LENGTH)),
    body: perLanguage(lines(BODY_LENGTH)),
    report: perLanguage(lines(BODY_LENGTH)),

    /** Known to the year, month or day: "2024-09", "2025-02-08". */
    date: z.string("required").min(1, "required").pipe(partialDateSchema),
    startTime: optional(clockTime),
    endDate: optional(day),
    endTime: optional(clockTime),
    timeZone: timeZoneSchema.default("Europe/Paris"),

    placeName: optional(line(160)),
    address: optional(line(200)),
    city: optional(line(80)),
    postcode: optional(line(12)),
    latitude: optional(degrees(90)),
    longitude: optional(degrees(180)),
    addressForRegistered: ticked.default(false),
    access: perLanguage(lines(2000)),
    onlineUrl: optional(z.url({ protocol: /^https?$/, error: "url.invalid" }).max(500, "too_long:max=500")),

    contactName: optional(line(120)),
    contactEmail: optional(publishedEmail),
    contactPhone: optional(phone),

    takesRsvps: ticked.default(true),
    capacity: optional(wholeNumber(1, 1_000_000, "capacity.invalid")),
    maxGuests: optional(wholeNumber(0, 5, "guests.most")).transform((value) => value ?? 5),
    showsCount: ticked.default(true),
    pictureId: optional(uuid("unknown")),
  })
  .superRefine((event, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (event.startTime && event.date.length !== 10) refuse("startTime", "time.needs_day");
    if (event.endTime && !event.startTime) refuse("endTime", "time.needs_start");
    if (event.endDate && !event.endTime) refuse("endTime", "time.needs_end");
    if (event.endDate && event.endDate < event.date) refuse("endDate", "time.ends_before");
    if ((event.latitude === undefined) !== (event.longitude === undefined)) refuse("longitude", "place.half");
  });

export type EventInput = z.input<typeof eventSchema>;
export type EventValues = z.output<typeof eventSchema>;

/** A new place and why, in the words people will read. */
export const moveSchema = z.object({
  placeName: optional(line(160)),
  address: optional(line(200)),
  city: optional(line(80)),
  postcode: optional(line(12)),
  latitude: optional(degrees(90)),
  longitude: optional(degrees(180)),
  reason: perLanguageRequired(lines(600)),
  urgent: ticked.default(false),
});
export type MoveInput = z.input<typeof moveSchema>;

export const cancelSchema = z.object({ reason: perLanguageRequired(lines(600)) });
export type CancelInput = z.input<typeof cancelSchema>;
