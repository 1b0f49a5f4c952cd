import { randomUUID } from "node:crypto";
import type pg from "pg";
import { parseAddress } from "@/lib/addresses";
import { rereadEnv } from "@/lib/env";
import { addressIndex } from "@/lib/privacy/blind-index";
import { forgetKeys } from "@/lib/privacy/keys";
import { seal } from "@/lib/privacy/sealed";
import type { App } from "@/tests/helpers/app";

/** Somewhere to ask the app's database. */
export type Database = Pick<pg.Pool, "query">;

export type Reader = { contactId: string; rsvpId: string; address: string };

const EVENT = "contre-sommet";
const AT_ONCE = 500;

/** Seals as this instance does. */
export function takeKeyOf(app: App): void {
  Object.assign(process.env, { CORTEGE_KEY: app.key, PUBLIC_URL: app.origin });
  rereadEnv();
  forgetKeys();
}

/** People who answered the demo's great event, so many, with addresses of their own. */
export async function addReaders(client: Database, count: number, name: string): Promise<Reader[]> {
  const { rows } = await client.query('SELECT id FROM "Event" WHERE slug = $1', [EVENT]);
  const readers: Reader[] = [];
  while (readers.length < count) {
    const piece = Array.from({ length: Math.min(AT_ONCE, count - readers.length) }, (_, place) => {
      const read = parseAddress(`${name}-${readers.length + place}@exemple.fr`);
      if (!read.ok) throw new Error(read.reason);
      const contactId = randomUUID();
      const sealed = Buffer.from(seal("Contact.sealedEmail", contactId, read.value.display));
      const index = Buffer.from(addressIndex(read.value));
      return { contactId, rsvpId: randomUUID(), address: read.value.display, sealed, index };
    });
    await client.query(
      `INSERT INTO "Contact" (id, "sealedEmail", "emailIndex", "confirmedAt")
       SELECT *, now() FROM unnest($1::uuid[], $2::bytea[], $3::bytea[])`,
      [piece.map((one) => one.contactId), piece.map((one) => one.sealed), piece.map((one) => one.index)],
    );
    await client.query(
      `INSERT INTO "Rsvp" (id, "eventId", "contactId", status, "confirmedAt")
       SELECT r.id, $3::uuid, r.contact, 'GOING', now() FROM unnest($1::uuid[], $2::uuid[]) AS r(id, contact)`,
      [piece.map((one) => one.rsvpId), piece.map((one) => one.contactId), rows[0].id],
    );
    readers.push(...piece.map(({ contactId, rsvpId, address }) => ({ contactId, rsvpId, address })));
  }
  return readers;
}

/** A message to exactly these readers, that leaves now unless it is paused; its copies are made. */
export async function sendTo(client: Database, readers: Reader[], { paused = false } = {}): Promise<string> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO "Broadcast" (id, "groupId", "eventId", subject, words, audience, recipients, "spreadAt")
     SELECT $1, "groupId", id, '{"fr":"Demain"}', '{"fr":"Rendez-vous à midi."}',
       jsonb_build_object('kind', 'rsvps', 'eventId', id, 'show', 'going'), $2, now() FROM "Event" WHERE slug = $3`,
    [id, readers.length, EVENT],
  );
  for (let from = 0; from < readers.length; from += AT_ONCE) {
    const piece = readers.slice(from, from + AT_ONCE).map((reader) => reader.contactId);
    await client.query(
      `INSERT INTO "Delivery" (id, key, kind, "contactId", "broadcastId")
       SELECT gen_random_uuid(), 'broadcast:' || $1 || ':' || c, 'broadcast', c, $1::uuid FROM unnest($2::uuid[]) AS c`,
      [id, piece],
    );
  }
  const pausedAt = paused ? new Date() : null;
  await client.query('UPDATE "Broadcast" SET "scheduledAt" = now(), "pausedAt" = $2 WHERE id = $1', [id, pausedAt]);
  return id;
}

/** What the product says of each copy. */
export async function ledgerOf(client: Database, broadcastId: string) {
  const { rows } = await client.query<{ contactId: string; state: string; claimedAt: Date | null }>(
    `SELECT "contactId", "claimedAt", CASE WHEN "sentAt" IS NOT NULL THEN 'sent' WHEN "failedAt" IS NOT NULL THEN 'refused'
       WHEN "uncertainAt" IS NOT NULL THEN 'uncertain' WHEN "droppedAt" IS NOT NULL THEN 'dropped'
       WHEN "claimedAt" IS NOT NULL THEN 'in hand' ELSE 'waiting' END AS state
     FROM "Delivery" WHERE "broadcastId" = $1`,
    [broadcastId],
  );
  return new Map(rows.map((row) => [row.contactId, row]));
}
