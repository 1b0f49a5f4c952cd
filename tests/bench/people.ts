import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { forgetKeys } from "@/lib/privacy/keys";
import { seal } from "@/lib/privacy/sealed";
import type { App } from "@/tests/helpers/app";
import { someAddress } from "@/tests/helpers/organizers";

const PIECE = 5000;

/** Lets this process read and write the running instance's database with its key. */
export function openDatabaseOf({ databaseUrl, key }: Pick<App, "databaseUrl" | "key">): void {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, CORTEGE_KEY: key });
  rereadEnv();
  forgetKeys();
}

/** A piece of a crowd, sealed as real ones are: one array for each column. */
function somePeople(of: string, from: number, count: number) {
  const people = Array.from({ length: count }, (_, index) => {
    const [id, address] = [newId(), someAddress(`banc-${of}-${from + index}@exemple.fr`)];
    return {
      id,
      email: seal("Contact.sealedEmail", id, address.display),
      index: addressIndex(address),
      name: seal("Contact.sealedName", id, `Camille Numéro ${from + index}`),
    };
  });
  return {
    ids: people.map(({ id }) => id),
    emails: people.map(({ email }) => email),
    indexes: people.map(({ index }) => index),
    names: people.map(({ name }) => name),
  };
}

/** So many people, piece by piece: `join` writes what makes each one of theirs, by its number from 1 on within its piece. */
async function fill(of: string, count: number, join: (ids: string[], from: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += PIECE) {
    const { ids, emails, indexes, names } = somePeople(of, from, Math.min(PIECE, count - from));
    await db.$executeRaw`
      INSERT INTO "Contact" (id, "sealedEmail", "emailIndex", "sealedName")
      SELECT * FROM unnest(${ids}::uuid[], ${emails}::bytea[], ${indexes}::bytea[], ${names}::bytea[])`;
    await join(ids, from);
  }
  await db.$executeRaw`ANALYZE "Contact", "GroupContact", "Rsvp"`;
}

/** So many people whom a group knows, each a minute older than the one before; one in ten has the tag "presse". */
export async function fillGroup(groupId: string, count: number): Promise<void> {
  await db.$executeRaw`INSERT INTO "GroupTag" ("groupId", tag) VALUES (${groupId}::uuid, 'presse') ON CONFLICT DO NOTHING`;
  await fill(
    groupId,
    count,
    (ids, from) => db.$executeRaw`
      INSERT INTO "GroupContact" (id, "groupId", "contactId", "knowsName", tags, "createdAt")
      SELECT gen_random_uuid(), ${groupId}::uuid, id, true, CASE WHEN n % 10 = 0 THEN ARRAY['presse'] ELSE '{}' END,
        now() - (${from} + n) * interval '1 minute' FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS u (id, n)`,
  );
}

/** So many people who answered an event, each a minute earlier than the one before; one in ten comes no more. */
export async function fillEvent(eventId: string, count: number): Promise<void> {
  await fill(
    eventId,
    count,
    (ids, from) => db.$executeRaw`
      WITH known AS (
        INSERT INTO "GroupContact" (id, "groupId", "contactId", "knowsName")
        SELECT gen_random_uuid(), e."groupId", u.id, true FROM "Event" e, unnest(${ids}::uuid[]) AS u (id)
        WHERE e.id = ${eventId}::uuid)
      INSERT INTO "Rsvp" (id, "eventId", "contactId", status, "confirmedAt", "createdAt")
      SELECT gen_random_uuid(), ${eventId}::uuid, id,
        CASE WHEN n % 10 = 0 THEN 'CANCELLED' ELSE 'GOING' END::"RsvpStatus", now(),
        now() - (${from} + n) * interval '1 minute' FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS u (id, n)`,
  );
}

/** Milliseconds that `work` takes. */
export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
