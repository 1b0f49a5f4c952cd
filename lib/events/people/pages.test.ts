import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { draftBroadcast } from "@/lib/newsletters/broadcasts/mutations";
import { seal } from "@/lib/privacy/sealed";
import { fillEvent } from "@/tests/bench/people";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { type Statement, watched } from "@/tests/helpers/statements";
import { anEvent } from "@/tests/helpers/story";
import { countPeople, listPeople, listPeoplePage } from "./queries";
import { orderFor } from "./rules";

const MANY = 10_000;
let scope: Scope;
let eventId: string;

beforeAll(async () => {
  scope = await someScope(await someGroup());
  eventId = (await anEvent(scope.groupId, { now: NOW })).id;
  await fillEvent(eventId, MANY);
}, 60_000);

type Node = {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
};

/** How many answers a statement looks at, as PostgreSQL counts them. */
async function answersRead({ text, values }: Statement): Promise<number> {
  const client = new pg.Client({ connectionString: env().databaseUrl });
  await client.connect();
  const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
  await client.end();
  const read = (node: Node): number =>
    (node["Relation Name"] === "Rsvp"
      ? node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0))
      : 0) + (node.Plans ?? []).reduce((sum, each) => sum + read(each), 0);
  return read(rows[0]["QUERY PLAN"][0].Plan);
}

async function pageFor(who: Scope, asked: Partial<Parameters<typeof listPeoplePage>[2]>, size?: number) {
  const found = await listPeoplePage(who, eventId, { show: "all", order: "newest", ...asked }, size);
  if (!found) throw new Error("This role sees nobody");
  return found;
}

async function page(asked: Partial<Parameters<typeof listPeoplePage>[2]> = {}) {
  const { answer, statements } = await watched(() => pageFor(scope, asked));
  return { ...answer, statements };
}

test("a page of ten thousand answers is one statement over the lines it shows, however deep it lies", async () => {
  const deep = await db.rsvp.findMany({ where: { eventId }, orderBy: { createdAt: "desc" }, skip: 9000, take: 1 });
  const after = `${deep[0]?.createdAt.getTime()}.${deep[0]?.id}`;
  for (const { people, next, statements } of [await page(), await page({ after })]) {
    expect(people).toHaveLength(100);
    expect(next).not.toBeNull();
    expect(statements).toHaveLength(1);
    expect(await answersRead(statements[0] as Statement)).toBeLessThanOrEqual(101);
  }
}, 60_000);

test("page after page everybody comes once, in either order, and the counts stay those of the whole", async () => {
  for (const order of ["newest", "oldest"] as const) {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { people, next } = await pageFor(scope, { show: "cancelled", order, after }, 400);
      seen.push(...people.map(({ rsvpId }) => rsvpId));
      if (!next) break;
      after = next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([MANY / 10, MANY / 10]);
  }
  expect(await countPeople(scope, eventId)).toMatchObject({
    coming: 9000,
    answers: { all: MANY, going: 9000, cancelled: 1000, came: 0 },
  });
  expect([orderFor(undefined, MANY), orderFor("name", MANY), orderFor(undefined, 300)]).toEqual([
    "newest",
    "name",
    "name",
  ]);
});

test("somebody is found by a word of the name or by the whole address, also from far down the list", async () => {
  const [oldest] = await db.rsvp.findMany({ where: { eventId }, orderBy: { createdAt: "asc" }, take: 1 });
  const id = oldest?.id ?? "";
  await db.rsvp.update({ where: { id }, data: { sealedName: seal("Rsvp.sealedName", id, "Zénaïde de Brest") } });
  const named = await page({ q: "zenaide" });
  expect(named).toMatchObject({ people: [{ rsvpId: id, name: "Zénaïde de Brest" }], next: null, scanned: MANY });
  const q = named.people[0]?.email ?? "";
  expect(await page({ q })).toMatchObject({ people: [{ rsvpId: id }], next: null, scanned: null });
  expect((await listPeople(scope, eventId, "all", q)).map(({ rsvpId }) => rsvpId)).toEqual([id]);
  expect(await page({ q: "zenaide", show: "going" })).toMatchObject({ people: [] });
  const door = await someScope(scope.groupId, "GREETER");
  expect(await pageFor(door, { q })).toMatchObject({ people: [] });
  const [line] = (await pageFor(door, { q: "zenaide" })).people;
  expect(line).toMatchObject({ rsvpId: id, email: null });
});

test("a message goes to all that a search finds, and to nobody else", async () => {
  const chosen = { event: eventId, ids: [], all: true };
  const made = await draftBroadcast(scope, { ...chosen, show: "going", q: "numero 771" }, NOW);
  const { audience } = await db.broadcast.findFirstOrThrow({ where: { eventId }, orderBy: { createdAt: "desc" } });
  const found = (await listPeople(scope, eventId, "going")).filter(({ name }) => name?.includes("771"));
  expect(made.ok && (audience as { ids: string[] }).ids.toSorted()).toEqual(
    found.map(({ rsvpId }) => rsvpId).toSorted(),
  );
  expect(await draftBroadcast(scope, { ...chosen, show: "going", q: "personne-ainsi" }, NOW)).toMatchObject({
    ok: false,
  });
});
