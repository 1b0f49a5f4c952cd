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
import { scopedExports, scopedFunctions } from "./functions";
import { everythingOf, noRows, type Rows, someRows } from "./rows";

const OTHERS = ["parent", "child", "sibling"] as const;

let groupId: string;
let others: Record<(typeof OTHERS)[number], Rows>;
/** What each of them had before anything was tried. */
let untouched: Record<(typeof OTHERS)[number], string>;
/** Rows of the own group for acts that name another's beside them; such acts are refused, so these stay as they are. */
let shared: Rows;
let scopes: Record<RoleName, Scope>;

beforeAll(async () => {
  const parentId = await someGroup();
  groupId = await someGroup(parentId);
  others = {
    parent: await someRows(parentId),
    child: await someRows(await someGroup(groupId)),
    sibling: await someRows(await someGroup(parentId)),
  };
  untouched = {
    parent: await everythingOf(others.parent.groupId),
    child: await everythingOf(others.child.groupId),
    sibling: await everythingOf(others.sibling.groupId),
  };
  shared = await someRows(groupId);
  const owner = await someScope(groupId);
  const held = ROLE_NAMES.filter((name) => name !== "OWNER").map(async (name) => [
    name,
    await someScope(groupId, name),
  ]);
  scopes = { OWNER: owner, ...Object.fromEntries(await Promise.all(held)) };
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
].map((refusal) => JSON.stringify(refusal));

const said = (answer: unknown) => JSON.stringify(answer);

/** Whether an answer names anything of another group; a parent's published campaign is open to all below it. */
const namesAnother = (answer: unknown) =>
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

describe.each(Object.entries(CASES))("%s", (_, one) => {
  describe.each(ROLE_NAMES)("as %s", (role) => {
    test.each(actsOf(one))("in the own group, naming its %s", async (_, act) => {
      const own = await someRows(groupId);
      const answer = await act(scopes[role], own, own);
      expect(namesAnother(answer)).toBe(false);
      if (one.may.includes(role)) expect(REFUSALS).not.toContain(said(answer));
      else expect(REFUSALS).toContain(said(answer));
      if (one.may.includes(role)) expect(answer).not.toMatchObject({ reason: "not_found" });
    });
  });

  test.each(OTHERS)("reaches nothing of the %s group, as any role", async (other) => {
    for (const [naming, act] of actsOf(one))
      for (const role of ROLE_NAMES) {
        const answer = await act(scopes[role], others[other], shared);
        const how = `as ${role}, naming its ${naming}`;
        expect(namesAnother(answer), how).toBe(false);
        if (act !== one.plain) expect(answer, how).toEqual(await act(scopes[role], noRows(), shared));
      }
    expect(await everythingOf(others[other].groupId)).toBe(untouched[other]);
  });
});

describe("beside the matrix", () => {
  test("a greeter sees names and no address; an organizer sees both", async () => {
    const { event } = await someRows(groupId);
    expect(await listPeople(scopes.GREETER, event, "all")).toMatchObject([{ name: "Dominique", email: null }]);
    expect(await listPeople(scopes.ORGANIZER, event, "all")).toMatchObject([
      { name: "Dominique", email: expect.stringContaining("@") },
    ]);
  });

  test("a programme that names another group's sessions and participations takes nothing from there", async () => {
    const own = await someRows(groupId);
    for (const of of Object.values(others)) {
      const before = await everythingOf(of.groupId);
      const stolen = {
        sessions: [{ id: of.session, title: { fr: "Prise" } }],
        participations: [{ id: of.participation, label: { fr: "Prise" } }],
      };
      expect(await setProgramme(scopes.OWNER, own.event, stolen, NOW)).toMatchObject({ ok: true });
      expect(await everythingOf(of.groupId)).toBe(before);
    }
  });

  test("each group is judged by the role held there", async () => {
    const { sibling } = others;
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
