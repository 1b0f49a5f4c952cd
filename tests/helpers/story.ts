import { parseAddress } from "@/lib/addresses";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { linkToken } from "@/lib/privacy/link-tokens";
import { after, days } from "@/lib/time";

/** Small true rows to test against: a group, an event in ten days, a newsletter. */

export async function aGroup(slug = `group-${newId().slice(0, 8)}`): Promise<{ id: string; slug: string }> {
  return db.group.create({ data: { id: newId(), slug, name: { fr: "Les Essais" } }, select: { id: true, slug: true } });
}

export async function anEvent(
  groupId: string,
  { capacity = null as number | null, now = new Date(), maxGuests = 5 } = {},
) {
  const startsAt = after(now, days(10));
  return db.event.create({
    data: {
      id: newId(),
      groupId,
      slug: `event-${newId()}`,
      kind: "TRAINING",
      title: { fr: "Essai" },
      date: startsAt.toISOString().slice(0, 10),
      startsAt,
      sortsAt: startsAt,
      overAt: after(startsAt, 3_600_000),
      publishedAt: now,
      capacity,
      maxGuests,
    },
  });
}

export async function aNewsletter(groupId: string) {
  return db.newsletter.create({
    data: { id: newId(), groupId, slug: `letter-${newId().slice(0, 8)}`, title: { fr: "La lettre" } },
  });
}

export function anAddress(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.value;
}

/** The token of the link that would be mailed to an address. */
export async function mailedToken(purpose: "confirm" | "me" | "person", email: string): Promise<string> {
  const contact = await db.contact.findUniqueOrThrow({ where: { emailIndex: addressIndex(anAddress(email)) } });
  return linkToken(purpose, contact.id, contact.linkVersion);
}

/** Jobs that wait, by name. */
export async function jobsWaiting(name: string): Promise<{ payload: Record<string, unknown>; run_at: Date }[]> {
  return db.$queryRaw`
    SELECT p.payload, j.run_at FROM graphile_worker.jobs j
    JOIN graphile_worker._private_jobs p ON p.id = j.id WHERE j.task_identifier = ${name} ORDER BY j.id`;
}

/** So many contacts of a group at once, with neither a name nor an address that opens. */
export async function manyContacts(groupId: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, newId);
  const bytes = (id: string) => new Uint8Array(Buffer.from(id));
  await db.contact.createMany({ data: ids.map((id) => ({ id, sealedEmail: bytes(id), emailIndex: bytes(id) })) });
  await db.groupContact.createMany({ data: ids.map((contactId) => ({ id: newId(), groupId, contactId, tags: [] })) });
}

/** A copy to who gave an answer, of which nobody knows whether it arrived. */
export async function anUncertainCopy(broadcastId: string, rsvpId: string): Promise<void> {
  const { contactId } = await db.rsvp.findUniqueOrThrow({ where: { id: rsvpId } });
  const [id, key] = [newId(), newId()];
  const now = new Date();
  const claimed = { claimedAt: now, uncertainAt: now };
  await db.delivery.create({ data: { id, key, kind: "broadcast", broadcastId, contactId, ...claimed } });
}
