import { db, type Prisma } from "@/lib/db";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { type Locale, type ReadText, readText } from "@/lib/local-text";
import type { MailContent, MailMessage } from "@/lib/mail/message";
import { deliver } from "@/lib/mail/mutations";
import { findSender } from "@/lib/mail/queries";
import { openRecipient, type Recipient, recipientColumns } from "@/lib/mail/recipient";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import { eventCalendar, hasCalendarEntry } from "../calendar";
import { eventFacts } from "../emails";
import { calendarColumns } from "../queries";
import {
  eventCancelledMail,
  goingMail,
  maybeMail,
  notComingMail,
  offeredMail,
  type RsvpMail,
  waitlistedMail,
} from "./emails";
import { hasEntry, newsFor, type RsvpNews, type ToldBefore } from "./rules";

export const rsvpMailJobs: JobHandlers = { "events.rsvp-mail": tellRsvp };

const columns = {
  id: true,
  eventId: true,
  status: true,
  places: true,
  version: true,
  waitlistedAt: true,
  offeredUntil: true,
  contact: { select: recipientColumns },
  event: {
    select: {
      ...calendarColumns,
      groupId: true,
      publishedAt: true,
      access: true,
      contactName: true,
      contactPhone: true,
    },
  },
} satisfies Prisma.RsvpSelect;

type Row = Prisma.RsvpGetPayload<{ select: typeof columns }>;

/**
 * Tells a person what became of their answer, as it stands now: a job that comes after a newer change says nothing, the
 * newer one's does. Once per state of the answer and of the event.
 */
async function tellRsvp({ rsvpId, version }: JobPayloads["events.rsvp-mail"], now: Date): Promise<void> {
  const rsvp = await db.rsvp.findUnique({ where: { id: rsvpId }, select: columns });
  if (!rsvp || rsvp.version !== version || !rsvp.event.publishedAt) return;
  const told = await findTold(rsvpId);
  const news = newsFor(rsvp, rsvp.event, told, now);
  if (!news) return;
  const key = `rsvp:${rsvpId}:${version}.${rsvp.event.sequence}`;
  const contactId = rsvp.contact.id;
  await deliver({ key, kind: `rsvp.${news}`, contactId }, () => compose(rsvp, news, told), now);
}

/** What our last mail told of this answer, by what was recorded as sent. */
async function findTold(rsvpId: string): Promise<ToldBefore> {
  const last = await db.delivery.findFirst({
    where: { key: { startsWith: `rsvp:${rsvpId}:` }, sentAt: { not: null } },
    select: { key: true, kind: true },
    orderBy: [{ sentAt: "desc" }, { createdAt: "desc" }],
  });
  if (!last) return null;
  const version = Number(last.key.split(":")[2]?.split(".")[0]);
  return { news: last.kind.replace(/^rsvp\./, "") as RsvpNews, version };
}

async function compose(rsvp: Row, news: RsvpNews, told: ToldBefore): Promise<MailMessage> {
  const to = openRecipient(rsvp.contact);
  const { brand, replyTo } = await findSender(rsvp.event.groupId, to.locale);
  const calendar = entryFor(rsvp, news, told, to);
  const { contactName, contactEmail, contactPhone } = rsvp.event;
  const access = readText(rsvp.event.access, to.locale);
  const mail: RsvpMail = {
    locale: to.locale,
    brand,
    name: to.name,
    event: eventFacts(rsvp.event, COMES.has(news) ? "registered" : "public", to.locale),
    meUrl: to.meUrl,
    places: rsvp.places,
    calendar: calendar !== undefined,
    contact: [contactName, contactEmail, contactPhone].filter(Boolean).join(", ") || null,
    access: access && COMES.has(news) ? { text: access.text, lang: access.lang } : null,
  };
  return {
    ...(await contentOf(rsvp, news, mail)),
    to: { address: to.address, ...(to.name ? { name: to.name } : {}) },
    from: { name: brand.name },
    replyTo: contactEmail ?? replyTo,
    calendar,
    locale: to.locale,
  };
}

/** Who comes, or may, learns where it is; the others what the public knows. */
const COMES: ReadonlySet<RsvpNews> = new Set(["going", "updated", "maybe"]);

async function contentOf(rsvp: Row, news: RsvpNews, mail: RsvpMail): Promise<MailContent> {
  switch (news) {
    case "going":
    case "updated":
      return goingMail(mail, news === "updated");
    case "maybe":
      return maybeMail(mail);
    case "waitlisted":
      return waitlistedMail({ ...mail, before: await countBefore(rsvp) });
    case "offered":
      return offeredMail({ ...mail, deadline: deadlineOf(rsvp, mail.locale) });
    case "cancelled":
    case "lapsed":
      return notComingMail(mail, news === "lapsed");
    case "eventCancelled":
      return eventCancelledMail({ ...mail, reason: await findReason(rsvp.eventId, mail.locale) });
  }
}

/** Why the event was called off, in the words of its page. */
async function findReason(eventId: string, locale: Locale): Promise<ReadText | null> {
  const change = await db.eventChange.findFirst({
    where: { eventId, what: "cancelled" },
    select: { reason: true },
    orderBy: { at: "desc" },
  });
  return readText(change?.reason, locale);
}

/** How many wait before this person, without those who are being offered places. */
const countBefore = ({ id, eventId, waitlistedAt }: Row): Promise<number> =>
  db.rsvp.count({
    where: {
      eventId,
      status: "WAITLISTED",
      offeredUntil: null,
      OR: [{ waitlistedAt: { lt: waitlistedAt ?? new Date(0) } }, { waitlistedAt, id: { lt: id } }],
    },
  });

/** "vendredi 20 novembre 2026, 18 h", on the event's own clock. */
function deadlineOf({ offeredUntil, event }: Row, locale: Locale): string {
  if (!offeredUntil) return "";
  const day = formatDate(dayOf(offeredUntil, event.timeZone), locale);
  return `${day}, ${formatTime(offeredUntil, event.timeZone, locale)}`;
}

/**
 * What goes into, or out of, the person's calendar. Its SEQUENCE counts the changes of the event and of their answer
 * together, so that whatever is mailed later also counts as newer.
 */
function entryFor(rsvp: Row, news: RsvpNews, told: ToldBefore, to: Recipient): MailMessage["calendar"] {
  if (!hasCalendarEntry(rsvp.event)) return undefined;
  const enters = news === "going" || news === "updated";
  if (!enters && !hasEntry(told)) return undefined;
  const method = enters ? "REQUEST" : "CANCEL";
  const sequence = rsvp.event.sequence + rsvp.version + (news === "eventCancelled" ? 1 : 0);
  const attendee = { address: to.address, name: to.name };
  const audience = enters ? "registered" : "public";
  const ics = eventCalendar({ ...rsvp.event, sequence }, { locale: to.locale, method, attendee, audience });
  return { method, ics };
}
