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

/** A piece of a group's people, sealed as real ones are: one array for each column. */
function somePeople(groupId: string, from: number, count: number) {
  const people = Array.from({ length: count }, (_, index) => {
    const [id, address] = [newId(), someAddress(`banc-${groupId}-${from + index}@exemple.fr`)];
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

/** So many people whom a group knows, each a minute older than the one before; one in ten has the tag "presse". */
export async function fillGroup(groupId: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += PIECE) {
    const { ids, emails, indexes, names } = somePeople(groupId, from, Math.min(PIECE, count - from));
    await db.$executeRaw`
      INSERT INTO "Contact" (id, "sealedEmail", "emailIndex", "sealedName")
      SELECT * FROM unnest(${ids}::uuid[], ${emails}::bytea[], ${indexes}::bytea[], ${names}::bytea[])`;
    await db.$executeRaw`
      INSERT INTO "GroupContact" (id, "groupId", "contactId", tags, "createdAt")
      SELECT gen_random_uuid(), ${groupId}::uuid, id, CASE WHEN n % 10 = 0 THEN ARRAY['presse'] ELSE '{}' END,
        now() - (${from} + n) * interval '1 minute' FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS u (id, n)`;
  }
  await db.$executeRaw`INSERT INTO "GroupTag" ("groupId", tag) VALUES (${groupId}::uuid, 'presse') ON CONFLICT DO NOTHING`;
  await db.$executeRaw`ANALYZE "Contact", "GroupContact"`;
}

/** Milliseconds that `work` takes. */
export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
