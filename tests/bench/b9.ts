import type { Scope } from "@/lib/auth/scope";
import { MOST_COUNTED, readContactsAsk } from "@/lib/contacts/desk/filter";
import { countContacts, listContactFilters, listContacts } from "@/lib/contacts/desk/queries";
import { writeCursor } from "@/lib/contacts/desk/rules";
import { db } from "@/lib/db";
import type { App } from "@/tests/helpers/app";
import { someGroup, someScope } from "@/tests/helpers/organizers";
import { fillGroup, msOf, openDatabaseOf } from "./people";
import { type Measure, ratioOf } from "./report";

const ROUNDS = 5;
const SMALL = 10_000;
/** A million takes minutes to write: `npm run bench B9 1000000`. */
const LARGE = Number(process.argv[3] ?? 200_000);

/** What the first page of a group's contacts asks the database for, as the page does. */
const firstPage = async (scope: Scope, query: Record<string, string>) => {
  const asked = readContactsAsk(query);
  await Promise.all([
    listContactFilters(scope),
    countContacts(scope, asked, MOST_COUNTED + 1),
    listContacts(scope, asked),
  ]);
};

/** A place nine tenths down the list. */
async function deepPlace({ groupId }: Scope, size: number): Promise<string> {
  const [row] = await db.groupContact.findMany({
    where: { groupId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: Math.floor(size * 0.9),
    take: 1,
  });
  return row ? writeCursor(row) : "";
}

/** Organizers' list of contacts: its first page, and one deep down, as the group grows. */
export async function b9(app: App): Promise<Measure[]> {
  openDatabaseOf(app);
  const [small, large] = [await someScope(await someGroup()), await someScope(await someGroup())];
  await fillGroup(small.groupId, SMALL);
  await fillGroup(large.groupId, LARGE);
  const measure = async (id: string, name: string, query: Record<string, string>, largeQuery = query) => {
    const both = async () => ({
      value: await msOf(() => firstPage(large, largeQuery)),
      baseline: await msOf(() => firstPage(small, query)),
    });
    for (let count = 0; count < 20; count += 1) await both(); // warm
    const rounds = [];
    for (let count = 0; count < ROUNDS; count += 1) rounds.push(await both());
    return ratioOf(id, `${name}-of-${LARGE}-over-${SMALL}`, " ms", 1.5, rounds, true);
  };
  const deep = [{ after: await deepPlace(small, SMALL) }, { after: await deepPlace(large, LARGE) }] as const;
  return [
    await measure("B9", "first-page", {}),
    await measure("B9-tag", "first-page-by-tag", { tag: "presse" }),
    await measure("B9-deep", "deep-page", ...deep),
  ];
}
