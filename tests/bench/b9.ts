import type { Scope } from "@/lib/auth/scope";
import { MOST_COUNTED, readContactsAsk } from "@/lib/contacts/desk/filter";
import { countContacts, listContactFilters, listContacts } from "@/lib/contacts/desk/queries";
import { writeCursor } from "@/lib/contacts/desk/rules";
import { db } from "@/lib/db";
import { readPeopleAsk } from "@/lib/events/people/filter";
import { seePeople } from "@/lib/events/people/people";
import { countPeople } from "@/lib/events/people/queries";
import type { App } from "@/tests/helpers/app";
import { someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent } from "@/tests/helpers/story";
import { fillEvent, fillGroup, msOf, openDatabaseOf } from "./people";
import { type Measure, ratioOf } from "./report";

const ROUNDS = 5;
const LOOKS = 20;
const SMALL = 10_000;
/** Answers to an event whose list is paged too. */
const FEW = 500;
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

/** The two in turn, after a warm-up; each round is the mean of some looks, since one takes milliseconds. */
async function compare(
  id: string,
  name: string,
  { value, baseline }: Record<"value" | "baseline", () => Promise<unknown>>,
): Promise<Measure> {
  const some = async (look: () => Promise<unknown>) => {
    const ms = await msOf(async () => {
      for (let count = 0; count < LOOKS; count += 1) await look();
    });
    return ms / LOOKS;
  };
  const both = async () => ({ value: await some(value), baseline: await some(baseline) });
  await both(); // warm
  const rounds = [];
  for (let count = 0; count < ROUNDS; count += 1) rounds.push(await both());
  return ratioOf(id, name, " ms", 1.5, rounds, true);
}

/** The first page of who answered an event of ten thousand, over that of one which fills little more than a page. */
async function answers(scope: Scope): Promise<Measure> {
  const [few, many] = [await anEvent(scope.groupId), await anEvent(scope.groupId)];
  await fillEvent(few.id, FEW);
  await fillEvent(many.id, SMALL);
  const look = (eventId: string) => async () => {
    const totals = await countPeople(scope, eventId);
    await seePeople(scope, eventId, { ...readPeopleAsk({}), sort: "newest" }, new Date());
    return totals;
  };
  return compare("B9-rsvps", `answers-of-${SMALL}-over-${FEW}`, { value: look(many.id), baseline: look(few.id) });
}

/** Organizers' list of contacts: its first page, and one deep down, as the group grows. */
export async function b9(app: App): Promise<Measure[]> {
  openDatabaseOf(app);
  const [small, large] = [await someScope(await someGroup()), await someScope(await someGroup())];
  await fillGroup(small.groupId, SMALL);
  await fillGroup(large.groupId, LARGE);
  const measure = (id: string, name: string, query: Record<string, string>, largeQuery = query) =>
    compare(id, `${name}-of-${LARGE}-over-${SMALL}`, {
      value: () => firstPage(large, largeQuery),
      baseline: () => firstPage(small, query),
    });
  const deep = [{ after: await deepPlace(small, SMALL) }, { after: await deepPlace(large, LARGE) }] as const;
  return [
    await measure("B9", "first-page", {}),
    await measure("B9-tag", "first-page-by-tag", { tag: "presse" }),
    await measure("B9-deep", "deep-page", ...deep),
    await answers(small),
  ];
}
