import { withOthers } from "@/lib/contacts/consents/proofs";
import { findLinkHolder } from "@/lib/contacts/queries";
import { db, type Tx } from "@/lib/db";
import { audienceOf } from "@/lib/events/rsvps/rules";
import { cutPlace } from "@/lib/events/rules";
import type { Locale } from "@/lib/local-text";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { after, minutes } from "@/lib/time";
import { EVENT_LINE, type EventLine, listWaiting, type Waiting } from "../confirming/queries";

/** Everything held about one person, for their own page and their own download. */
export type Me = {
  locale: Locale;
  email: string;
  name: string | null;
  /** The town outside of which they want nothing. */
  onlyCity: string | null;
  createdAt: Date;
  confirmedAt: Date | null;
  waiting: Pick<Waiting, "rsvps" | "subscriptions" | "offers">;
  rsvps: {
    id: string;
    event: EventLine & { maxGuests: number; sequence: number };
    status: "PENDING" | "GOING" | "MAYBE" | "WAITLISTED" | "CANCELLED";
    places: number;
    name: string | null;
    waitlistedAt: Date | null;
    offeredUntil: Date | null;
    mailsStoppedAt: Date | null;
    attendedAt: Date | null;
  }[];
  subscriptions: { id: string; title: unknown; confirmedAt: Date | null; unsubscribedAt: Date | null; pace: string }[];
  /** The last thing they stopped can be taken back still. */
  stopUndoable: boolean;
  offers: {
    id: string;
    group: unknown;
    state: string;
    skills: string[];
    createdAt: Date;
    confirmedAt: Date | null;
    name: string | null;
    phone: string | null;
    postcode: string | null;
    availability: string | null;
    message: string | null;
  }[];
  consents: {
    group: unknown;
    purpose: string;
    textVersion: string;
    textLocale: string;
    how: string;
    givenAt: Date;
    confirmedAt: Date | null;
    withdrawnAt: Date | null;
  }[];
  history: { group: unknown; kind: string; at: Date }[];
  /** What each group wrote down itself: who wrote a note is not told. */
  groups: {
    id: string;
    group: unknown;
    since: Date;
    /** They agreed to hear from the group itself: it may write to them, unless they stopped its messages. */
    mayWrite: boolean;
    mailsStoppedAt: Date | null;
    name: string | null;
    phone: string | null;
    postcode: string | null;
    tags: string[];
    notes: { text: string; at: Date }[];
  }[];
  mails: { kind: string; sentAt: Date | null }[];
};

/** Everything held about the holder of a /me link; null for a link that is none. */
export async function findMe(token: string, now: Date): Promise<Me | null> {
  const holder = await findLinkHolder(token, "me");
  if (!holder) return null;
  const { id, locale, email, name, onlyCity, createdAt, confirmedAt } = holder;
  const [waiting, rsvps, subscriptions, offers, groups, stopped, mails] = await Promise.all([
    listWaiting(id, now),
    listMyRsvps(id),
    listMySubscriptions(id),
    listMyOffers(id),
    listMyGroups(id),
    lastStop(id, now),
    db.delivery.findMany({
      where: { contactId: id },
      select: { kind: true, sentAt: true },
      orderBy: { createdAt: "desc" },
    }),
  ]);
  const stopUndoable = stopped !== null;
  const own = { waiting, rsvps, subscriptions, stopUndoable, offers, ...groups, mails };
  return { locale, email, name, onlyCity, createdAt, confirmedAt, ...own };
}

async function listMyRsvps(contactId: string): Promise<Me["rsvps"]> {
  const rows = await db.rsvp.findMany({
    where: { contactId },
    select: {
      id: true,
      status: true,
      places: true,
      sealedName: true,
      waitlistedAt: true,
      offeredUntil: true,
      mailsStoppedAt: true,
      attendedAt: true,
      event: { select: { ...EVENT_LINE, maxGuests: true, sequence: true } },
    },
    orderBy: { event: { sortsAt: "desc" } },
  });
  return rows.map(({ sealedName, ...row }) => ({
    ...row,
    event: cutPlace(row.event, audienceOf(row.status)),
    name: unsealOptional("Rsvp.sealedName", row.id, sealedName),
  }));
}

async function listMySubscriptions(contactId: string): Promise<Me["subscriptions"]> {
  const rows = await db.subscription.findMany({
    where: { contactId },
    select: { id: true, confirmedAt: true, unsubscribedAt: true, pace: true, newsletter: { select: { title: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ newsletter, ...row }) => ({ ...row, title: newsletter.title }));
}

async function listMyOffers(contactId: string): Promise<Me["offers"]> {
  const rows = await db.volunteerOffer.findMany({
    where: { contactId },
    include: { group: { select: { name: true } } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    group: row.group.name,
    state: row.state,
    skills: row.skills,
    createdAt: row.createdAt,
    confirmedAt: row.confirmedAt,
    name: unsealOptional("VolunteerOffer.sealedName", row.id, row.sealedName),
    phone: unsealOptional("VolunteerOffer.sealedPhone", row.id, row.sealedPhone),
    postcode: unsealOptional("VolunteerOffer.sealedPostcode", row.id, row.sealedPostcode),
    availability: unsealOptional("VolunteerOffer.sealedAvailability", row.id, row.sealedAvailability),
    message: unsealOptional("VolunteerOffer.sealedMessage", row.id, row.sealedMessage),
  }));
}

async function listMyGroups(contactId: string): Promise<Pick<Me, "consents" | "history" | "groups">> {
  const rows = await db.groupContact.findMany({
    where: { contactId },
    include: {
      group: { select: { name: true } },
      consents: { omit: { id: true, groupContactId: true, subjectId: true }, orderBy: { givenAt: "desc" } },
      history: { select: { kind: true, at: true }, orderBy: { at: "desc" } },
      notes: { where: { deletedAt: null }, orderBy: { createdAt: "desc" } },
    },
    orderBy: { createdAt: "asc" },
  });
  return {
    consents: rows.flatMap(({ group, consents }) =>
      consents.flatMap(withOthers).map((consent) => ({ group: group.name, ...consent })),
    ),
    history: rows.flatMap(({ group, history }) => history.map((fact) => ({ group: group.name, ...fact }))),
    groups: rows.map(({ id, group, createdAt, tags, notes, consents, mailsStoppedAt, ...row }) => ({
      id,
      group: group.name,
      since: createdAt,
      mayWrite: consents.some(({ purpose, withdrawnAt }) => /CONTACT|VOLUNTEER/.test(purpose) && !withdrawnAt),
      mailsStoppedAt,
      name: unsealOptional("GroupContact.sealedName", id, row.sealedName),
      phone: unsealOptional("GroupContact.sealedPhone", id, row.sealedPhone),
      postcode: unsealOptional("GroupContact.sealedPostcode", id, row.sealedPostcode),
      tags,
      notes: notes.map((note) => ({
        text: unseal("ContactNote.sealedText", note.id, note.sealedText),
        at: note.createdAt,
      })),
    })),
  };
}

/** For so long one button takes back what was stopped last. */
const TAKEN_BACK_WITHIN = minutes(30);

/** The moment of a person's last stop, if it can still be taken back: all that one button ended has it. */
export async function lastStop(contactId: string, now: Date, from: Tx = db): Promise<Date | null> {
  const [row] = await from.$queryRaw<{ at: Date | null }[]>`
    SELECT max(at) AS at FROM (
      SELECT "unsubscribedAt" AS at FROM "Subscription" WHERE "contactId" = ${contactId}::uuid
      UNION ALL SELECT "mailsStoppedAt" FROM "Rsvp" WHERE "contactId" = ${contactId}::uuid
      UNION ALL SELECT "mailsStoppedAt" FROM "GroupContact" WHERE "contactId" = ${contactId}::uuid) stops
    WHERE at >= ${after(now, -TAKEN_BACK_WITHIN)}`;
  return row?.at ?? null;
}
