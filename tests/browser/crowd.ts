import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { seal } from "@/lib/privacy/sealed";
import { site } from "./site";

export type Crowd = {
  group: string;
  /** How many of them have a tag. */
  count(tag: string): Promise<number>;
  /** Keeps one of the last from being changed until it is let go: whoever changes many waits there. */
  holdLast(): Promise<{ letGo(): Promise<void> }>;
  leave(): Promise<void>;
};

const ADD = `
  WITH people AS (
    INSERT INTO "Contact" (id, "sealedEmail", "emailIndex", "sealedName")
    SELECT id, email, hash, name FROM unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[]) AS u (id, email, hash, name))
  INSERT INTO "GroupContact" (id, "groupId", "contactId", "knowsName", tags, "createdAt")
  SELECT id, $1, id, true, $6, $7 FROM unnest($2::uuid[]) AS u (id)`;

type People = { names: (string | null)[]; tags: string[]; since: string };

async function add(client: pg.Client, group: string, { names, tags, since }: People): Promise<void> {
  const ids = names.map(() => randomUUID());
  const emails = ids.map((id, at) => (names[at] ? seal("Contact.sealedEmail", id, `${id}@exemple.fr`) : Buffer.of()));
  const sealed = ids.map((id, at) => (names[at] ? seal("Contact.sealedName", id, names[at] ?? "") : null));
  const hashes = ids.map((id) => createHash("sha256").update(id).digest());
  await client.query(ADD, [group, ids, emails, hashes, sealed, tags, since]);
}

/**
 * A group of its own, held by all owners, that knows many: so many `named` with the tag "foule", then so many without a
 * name, which no page can show, between two people called Solène.
 */
export async function makeCrowd({ named, nameless }: { named: number; nameless: number }): Promise<Crowd> {
  process.env.CORTEGE_KEY = site.key;
  const client = new pg.Client(site.databaseUrl);
  await client.connect();
  const group = randomUUID();
  await client.query(
    `INSERT INTO "Group" (id, slug, "parentId", name)
     SELECT $1, $2, id, '{"fr": "Foule"}' FROM "Group" WHERE "parentId" IS NULL ORDER BY "createdAt" LIMIT 1`,
    [group, `foule-${group.slice(0, 8)}`],
  );
  await client.query(
    `INSERT INTO "Role" (id, "organizerId", "groupId", name)
     SELECT gen_random_uuid(), o, $1, 'OWNER' FROM (SELECT DISTINCT "organizerId" AS o FROM "Role" WHERE name = 'OWNER') x`,
    [group],
  );
  const crowd = Array.from({ length: named }, (_, at) => `Camille ${at}`);
  await add(client, group, { names: ["Solène la première"], tags: [], since: "2004-01-01" });
  await add(client, group, { names: crowd, tags: ["foule"], since: "2003-01-01" });
  await add(client, group, { names: new Array(nameless).fill(null), tags: [], since: "2002-01-01" });
  await add(client, group, { names: ["Solène la dernière"], tags: [], since: "2001-01-01" });
  return {
    group,
    count: async (tag) => {
      const sql = `SELECT count(*)::int AS n FROM "GroupContact" WHERE "groupId" = $1 AND $2 = ANY(tags)`;
      return (await client.query(sql, [group, tag])).rows[0].n;
    },
    holdLast: async () => {
      await client.query("BEGIN");
      await client.query(
        `SELECT 1 FROM "GroupContact" WHERE "groupId" = $1 AND 'foule' = ANY(tags) ORDER BY id DESC LIMIT 1 FOR UPDATE`,
        [group],
      );
      return { letGo: async () => void (await client.query("COMMIT")) };
    },
    leave: async () => {
      await client.query(
        `DELETE FROM "Contact" WHERE id IN (SELECT "contactId" FROM "GroupContact" WHERE "groupId" = $1)`,
        [group],
      );
      await client.query(`DELETE FROM "Group" WHERE id = $1`, [group]);
      await client.end();
    },
  };
}
