import { beforeAll, describe, expect, test } from "vitest";
import { findScopes } from "@/lib/auth/queries";
import type { Scope } from "@/lib/auth/scope";
import { scopeForScript } from "@/lib/auth/script-scope";
import { findScopeOfEvent, listDeskEvents } from "@/lib/events/desk/queries";
import { listPeople } from "@/lib/events/people/queries";
import { setProgramme } from "@/lib/events/programme/mutations";
import { endRole, grantRole } from "@/lib/groups/mutations";
import { ROLE_NAMES, type RoleName } from "@/lib/groups/schema";
import { listNeeds } from "@/lib/today/queries";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import type { Act, Case } from "./case";
import { CASES } from "./cases";
import { everythingOf } from "./everything";
import { scopedExports, scopedFunctions } from "./functions";
import { noRows, type Rows, someRows } from "./rows";

const OTHERS = ["parent", "child", "sibling"] as const;

/** A group with somebody of each role in it, rows of it, and rows of its kin. */
type Home = {
  groupId: string;
  scopes: Record<RoleName, Scope>;
  rows: Rows;
  others: Record<(typeof OTHERS)[number], Rows>;
};

/** For what only reads and what is refused: neither needs rows of its own. */
let still: Home;
/** For what is allowed and changes what it names: each act is given rows of its own. */
let busy: Home;
/** What the kin of both had before anything was tried. */
let untouched: string;

async function someHome(): Promise<Home> {
  const parentId = await someGroup();
  const groupId = await someGroup(parentId);
  const others = {
    parent: await someRows(parentId),
    child: await someRows(await someGroup(groupId)),
    sibling: await someRows(await someGroup(parentId)),
  };
  const held = await Promise.all(ROLE_NAMES.map(async (name) => [name, await someScope(groupId, name)] as const));
  return { groupId, scopes: Object.fromEntries(held) as Home["scopes"], rows: await someRows(groupId), others };
}

const kinOf = ({ others }: Home) => Object.values(others).map(({ groupId }) => groupId);
const everything = () => everythingOf(...kinOf(still), ...kinOf(busy));

beforeAll(async () => {
  still = await someHome();
  busy = await someHome();
  untouched = await everything();
});

/** What a role is answered that may not: each function's way to say "no" or "nothing". */
const REFUSALS: unknown[] = [
  { ok: false, reason: "forbidden" },
  null,
  false,
  [],
  { events: [], drafts: 0 },
  { posts: [], total: 0 },
  { lines: [], total: 0 },
  { all: 0, draft: 0, scheduled: 0, published: 0, withdrawn: 0, deleted: 0 },
  { all: 0, draft: 0, scheduled: 0, leaving: 0, sent: 0, deleted: 0 },
].map((refusal) => JSON.stringify(refusal));

const said = (answer: unknown) => JSON.stringify(answer);

/** Whether an answer names anything of another group; a parent's published campaign is open to all below it. */
const namesAnother = (answer: unknown, { others }: Home) =>
  Object.values(others).some(({ publishedCampaign: _, ...rows }) =>
    Object.values(rows).some((id) => said(answer)?.includes(id)),
  );

const actsOf = ({ naming = {}, plain }: Case): [string, Act][] => [
  ...Object.entries(naming),
  ...(plain ? [["nothing", plain] as [string, Act]] : []),
];

describe("the matrix", () => {
  test("has every function that takes a scope, and none that is gone", () => {
    expect(Object.keys(CASES).sort()).toEqual(scopedFunctions());
  });

  test("would miss no new one, however it is written", () => {
    const planted = `
export async function one(scope: Scope, id: string) {}
export const two = (scopes: readonly Scope[]): void => {};
export const three = async (
  { groupId }: Scope,
) => {};
export async function four<T>(tx: Tx, scope: Scope): Promise<T> {}
export function other(id: string): Scope {}
async function inner(scope: Scope) {}`;
    expect(scopedExports(planted)).toEqual(["one", "two", "three", "four"]);
  });
});

/** Queries change nothing, as the architecture check sees; what shows people notes who looked. */
const onlyReads = (name: string) => name.includes("/queries.ts ");

describe.each(Object.entries(CASES))("%s", (name, one) => {
  describe.each(ROLE_NAMES)("as %s", (role) => {
    test.each(actsOf(one))("in the own group, naming its %s", async (_, act) => {
      const may = one.may.includes(role);
      const home = may && !onlyReads(name) ? busy : still;
      const own = home === busy ? await someRows(home.groupId) : home.rows;
      const answer = await act(home.scopes[role], own, own);
      expect(namesAnother(answer, home)).toBe(false);
      if (may) expect(REFUSALS).not.toContain(said(answer));
      else expect(REFUSALS).toContain(said(answer));
      if (may) expect(answer).not.toMatchObject({ reason: "not_found" });
    });
  });

  test("reaches nothing of the parent, the child or a sibling group, as any role; nor did anything before", async () => {
    for (const [naming, act] of Object.entries(one.naming ?? {}))
      for (const role of ROLE_NAMES) {
        const nobodys = await act(still.scopes[role], noRows(), still.rows);
        for (const other of OTHERS) {
          const answer = await act(still.scopes[role], still.others[other], still.rows);
          const how = `as ${role}, naming its ${naming}, of the ${other}`;
          expect(namesAnother(answer, still), how).toBe(false);
          expect(answer, how).toEqual(nobodys);
        }
      }
    if (!onlyReads(name)) expect(await everything()).toBe(untouched);
  });
});

describe("beside the matrix", () => {
  test("a greeter sees names and no address; an organizer sees both", async () => {
    const { scopes, rows } = still;
    const { event } = rows;
    expect(await listPeople(scopes.GREETER, event, "all")).toMatchObject([{ name: "Dominique", email: null }]);
    expect(await listPeople(scopes.ORGANIZER, event, "all")).toMatchObject([
      { name: "Dominique", email: expect.stringContaining("@") },
    ]);
  });

  test("a greeter of one event reaches no other event of the group, by no function", async () => {
    const { groupId } = busy;
    const [given, other] = [await someRows(groupId), await someRows(groupId)];
    const scope = await someScope(groupId, "GREETER", [given.event]);
    const before = await everythingOf(groupId);
    for (const [name, { may, naming = {}, plain, helper }] of Object.entries(CASES)) {
      if (helper || !may.includes("GREETER")) continue;
      for (const [what, act] of Object.entries({ ...naming, ...(plain && { nothing: plain }) })) {
        const [answer, how] = [await act(scope, other, given), `${name}, naming its ${what}`];
        for (const id of [other.event, other.draft, other.rsvp, other.walkIn])
          expect(said(answer) ?? "", how).not.toContain(id);
        if (what !== "nothing" && what !== "group") expect(answer, how).toEqual(await act(scope, noRows(), given));
      }
    }
    expect(await everythingOf(groupId)).toBe(before);
    expect(await listPeople(scope, given.event, "all")).toHaveLength(1);
    const seen = await listDeskEvents([scope], { when: "coming" }, NOW);
    expect(seen.events.map(({ id }) => id)).toEqual([given.event]);
  });

  test("a programme that names another group's sessions and participations takes nothing from there", async () => {
    const own = await someRows(busy.groupId);
    for (const of of Object.values(busy.others)) {
      const stolen = {
        sessions: [{ id: of.session, title: { fr: "Prise" } }],
        participations: [{ id: of.participation, label: { fr: "Prise" } }],
      };
      expect(await setProgramme(busy.scopes.OWNER, own.event, stolen, NOW)).toMatchObject({ ok: true });
      expect(await everything()).toBe(untouched);
    }
  });

  test("each group is judged by the role held there", async () => {
    const { sibling } = busy.others;
    const own = await someRows(await someGroup());
    const { organizerId } = await someScope(own.groupId, "ORGANIZER");
    await grantRole({ organizerId, groupId: sibling.groupId, name: "GREETER" }, NOW);
    const both = await findScopes(organizerId, NOW);
    expect(both).toHaveLength(2);
    const needs = (await listNeeds(both, NOW)).map(({ id }) => id);
    expect(needs).toContain(own.event);
    expect(needs).not.toContain(sibling.event);
    const seen = await listDeskEvents(both, { when: "coming", groupId: sibling.groupId }, NOW);
    expect(seen.events.map(({ id }) => id)).toEqual([sibling.event]);
  });

  test.each(ROLE_NAMES)("a role of %s that has ended opens nothing, in any group", async (name) => {
    const { groupId, others } = busy;
    const own = await someRows(groupId);
    const ended = await someScope(groupId, name);
    expect(await endRole(ended, NOW)).toEqual({ ok: true });
    expect(await findScopes(ended.organizerId, NOW)).toEqual([]);
    await expect(scopeForScript(ended.organizerId, groupId, NOW)).rejects.toThrow();
    const left = await findScopes(ended.organizerId, NOW);
    for (const rows of [own, ...Object.values(others)]) {
      expect(await findScopeOfEvent(left, rows.event)).toBeNull();
      const filter = { when: "coming", groupId: rows.groupId } as const;
      expect(await listDeskEvents(left, filter, NOW)).toEqual({ events: [], total: 0 });
    }
    expect(await listNeeds(left, NOW)).toEqual([]);
  });
});
