import { after, days, minutes } from "@/lib/time";
import type { Prisma } from "@/prisma/generated/client";

export type Table = Prisma.ModelName;

/**
 * What we know of people, class by class: for how long after what, and in which tables. The public page /privacy, the
 * organizers' page, docs/privacy.md and the nightly purge all read it here. A table with data about people that stands
 * in no class, and not in ABOUT_NOBODY either, fails a test.
 */
type Term = {
  /** Milliseconds from the moment its sentence names (messages: privacy.kept.<class>.howLong). */
  kept: number;
  tables: readonly Table[];
  /** Shown on the public page: what a visitor or member leaves. */
  shown?: true;
  /** Goes with another class, which has the same term: the purge counts it there. */
  with?: "people";
};

const YEAR = days(365);

export const TERMS = {
  answers: { kept: days(30), tables: ["Rsvp", "WalkIn"], shown: true },
  unnamed: { kept: days(2), tables: ["Rsvp"], shown: true },
  offers: { kept: 3 * YEAR, tables: ["VolunteerOffer"], shown: true, with: "people" },
  letter: { kept: 3 * YEAR, tables: ["Subscription", "Consent"], shown: true, with: "people" },
  people: {
    kept: 3 * YEAR,
    tables: ["Contact", "GroupContact", "GroupTag", "ContactNote", "ContactHistory"],
    shown: true,
  },
  loose: { kept: days(1), tables: ["Contact"] },
  asked: { kept: days(7), tables: ["Rsvp", "Subscription", "VolunteerOffer"], shown: true },
  parts: { kept: days(30), tables: ["Speaker", "Participation"], shown: true },
  mails: { kept: YEAR, tables: ["Delivery"], shown: true },
  /** Fingerprints alone: they outlive the contact, so that an address that was erased stays unwritten. */
  suppressed: { kept: 3 * YEAR, tables: ["Suppression"], shown: true },
  draft: { kept: minutes(15), tables: ["FormDraft"], shown: true },
  posted: { kept: days(2), tables: ["PostedKey"] },
  undone: { kept: minutes(30), tables: ["ContactNote", "ContactMerge", "BulkAct", "BulkPerson"] },
  messages: { kept: days(30), tables: ["Broadcast"] },
  organizers: { kept: YEAR, tables: ["Organizer", "Role", "Passkey", "RecoveryCode"] },
  signIns: { kept: days(1), tables: ["SignIn", "SignInKey"] },
  invitations: { kept: days(1), tables: ["Invitation"] },
  log: { kept: YEAR, tables: ["AuditEntry", "AuditAnchor"], shown: true },
  bin: { kept: days(30), tables: ["Post", "Campaign", "Resource", "Page", "Event", "Revision", "Media", "Attachment"] },
  presence: { kept: minutes(2), tables: ["Editing"] },
  purges: { kept: 3 * YEAR, tables: ["PurgeRun", "PurgeCount"] },
  /** Files of the data folder: mails that no server took, and what cut-off backups left. */
  mailFiles: { kept: days(7), tables: [] },
  leftovers: { kept: days(1), tables: [] },
  /** Jobs that the queue gave up: ids only. */
  jobs: { kept: days(30), tables: [] },
  /** In memory only; no table has a column for it. */
  network: { kept: days(1), tables: [], shown: true },
} as const satisfies Record<string, Term>;

export type DataClass = keyof typeof TERMS;

/** Tables that say nothing about anybody but what their organizers publish, and why. */
export const ABOUT_NOBODY: Partial<Record<Table, string>> = {
  Instance: "the installation",
  Group: "what a collective says of itself",
  Call: "a part of a campaign",
  Figure: "a number",
  Mention: "where a text was republished",
  EventHost: "groups",
  Session: "what is announced",
  Collective: "what is announced",
  EventChange: "what was announced",
  Newsletter: "a publication",
  MailUse: "how many mails left in a minute",
};

type ShownClass = { [C in DataClass]: (typeof TERMS)[C] extends { shown: true } ? C : never }[DataClass];

export const DATA_CLASSES = Object.keys(TERMS) as DataClass[];

/** Those of the public page, in its order. */
export const SHOWN = DATA_CLASSES.filter((one): one is ShownClass => "shown" in TERMS[one]);

/** Before this moment a class's clock must have begun for it to be past its term. */
export const pastTerm = (dataClass: DataClass, now: Date): Date => after(now, -TERMS[dataClass].kept);

const UNITS = [
  ["years", YEAR],
  ["days", days(1)],
  ["minutes", minutes(1)],
] as const;

type Length = { unit: "years" | "days" | "minutes"; count: number };

/** A class's term as a number of the largest unit that it is a whole number of. */
export const termOf = (dataClass: DataClass): Length => lengthOf(TERMS[dataClass].kept);

/** The same of a number of days. */
export const inUnits = (count: number): Length => lengthOf(days(count));

function lengthOf(kept: number): Length {
  const [unit, length] = UNITS.find(([, length]) => kept >= length && kept % length === 0) ?? UNITS[2];
  return { unit, count: kept / length };
}

/** Days within which a group may set its own terms: sooner than everywhere, never later. */
export const OWN_TERMS = {
  answersKept: { least: 2, most: TERMS.answers.kept / days(1) },
  peopleKept: { least: 30, most: TERMS.people.kept / days(1) },
} as const;
