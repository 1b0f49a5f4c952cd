import { readFileSync } from "node:fs";
import { closeDb, db } from "@/lib/db";
import { ROLE_NAMES, type RoleName } from "@/lib/groups/schema";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { seal } from "@/lib/privacy/sealed";
import { openDataOf } from "@/tests/helpers/app";
import { LONG } from "@/tests/helpers/long";
import { someCookie, someGroup } from "@/tests/helpers/organizers";
import { anEvent } from "@/tests/helpers/story";
import { type Rows, someRows } from "@/tests/roles/rows";
import { type Ask, type Line, OF_DESK, ROUTES, routePatterns } from "./isolation-table";
import { expect, type Lent, test } from "./own-app";

test.use({ file: "isolation" });

const GROUPS = ["own", "parent", "sibling"] as const;
type Which = (typeof GROUPS)[number];

let groups: Record<Which, Rows>;
let cookies: Record<RoleName, string>;

/** The word that stands in everything a group has. */
const canary = (which: Which) => `Canari-${which}`;

/** Writes a group's word into all its rows that a page of the desk could show. */
async function mark(which: Which, { groupId, ...rows }: Rows): Promise<void> {
  const title = { fr: canary(which) };
  await db.event.updateMany({ where: { groupId }, data: { title } });
  await db.campaign.updateMany({ where: { id: rows.campaign }, data: { title } });
  await db.post.updateMany({ where: { groupId }, data: { title } });
  await db.resource.updateMany({ where: { groupId }, data: { title } });
  await db.page.updateMany({ where: { groupId }, data: { title } });
  await db.newsletter.updateMany({ where: { groupId }, data: { title } });
  await db.media.updateMany({ where: { groupId }, data: { alt: title } });
  await db.speaker.updateMany({ where: { id: rows.speaker }, data: { name: canary(which) } });
  await db.groupContact.updateMany({ where: { groupId }, data: { tags: [canary(which)] } });
  await recordAuditNow(
    { organizerId: null, groupId, act: "rsvps.viewed", subjectId: rows.event, count: 1 },
    new Date(),
  );
  await db.broadcast.updateMany({ where: { groupId }, data: { subject: title } });
  await db.bulkAct.updateMany({ where: { id: rows.bulkAct }, data: { tag: canary(which) } });
  const named = { sealedName: seal("GroupContact.sealedName", rows.contact, canary(which)) };
  await db.groupContact.update({ where: { id: rows.contact }, data: named });
  await db.rsvp.update({
    where: { id: rows.rsvp },
    data: { sealedName: seal("Rsvp.sealedName", rows.rsvp, canary(which)) },
  });
  const offer = { sealedName: seal("VolunteerOffer.sealedName", rows.offer, canary(which)) };
  await db.volunteerOffer.update({ where: { id: rows.offer }, data: offer });
}

async function settle(app: Lent): Promise<void> {
  openDataOf(app);
  const parentId = await someGroup();
  const [ownId, siblingId] = [await someGroup(parentId), await someGroup(parentId)];
  groups = { own: await someRows(ownId), parent: await someRows(parentId), sibling: await someRows(siblingId) };
  for (const which of GROUPS) await mark(which, groups[which]);
  const held = await Promise.all(ROLE_NAMES.map(async (role) => [role, await someCookie(ownId, role)]));
  cookies = Object.fromEntries(held);
}

test.beforeAll(async ({ lent }) => settle(lent));
test.afterAll(closeDb);

async function answerTo(origin: string, { path, post, upload }: Ask, cookie: string) {
  const body = upload ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(post ?? {})) body.append(name, value);
  if (body instanceof FormData) body.append("file", new Blob(["no picture"]), "a.png");
  const answer = await fetch(`${origin}${path}`, {
    method: post ? "POST" : "GET",
    redirect: "manual",
    headers: { origin, cookie },
    body: post ? body : null,
  });
  return { status: answer.status, said: `${JSON.stringify([...answer.headers])}\n${await answer.text()}` };
}

/** What an answer says of some groups: their word, or an id of theirs that was not asked for. */
function leaks(said: string, { path, post }: Ask, of: readonly Which[] = ["parent", "sibling"]): string[] {
  const asked = path + JSON.stringify(post);
  return of.flatMap((which) => {
    const { groupId: _, publishedCampaign: __, ...rows } = groups[which];
    return [canary(which), ...Object.values(rows)].filter((word) => said.includes(word) && !asked.includes(word));
  });
}

const expected = (line: Line, role: RoleName, which: Which): number =>
  !line.may.includes(role) ? line.no : which === "own" ? line.ok : line.other;

test("every page and route of the desk and the interface is in the table, and the table names no other", () => {
  expect(Object.keys(ROUTES).sort()).toEqual([...new Set(routePatterns())].filter((one) => OF_DESK.test(one)).sort());
});

const WHO = ["nobody", ...ROLE_NAMES] as const;

/**
 * Whom to ask as, and of which group's rows: everybody of each. The short form asks of another group's rows only where
 * the address names them, as the roles that would be answered in their own, of one of the two other groups in turn.
 */
const questions = (line: Line, route: number) =>
  GROUPS.flatMap((which) => WHO.map((who, number) => ({ which, who, number }))).filter(
    ({ which, who, number }) =>
      LONG ||
      which === "own" ||
      (who !== "nobody" &&
        line.may.includes(who) &&
        (which === "parent") === ((route + number) % 2 === 0) &&
        JSON.stringify(line.ask(groups[which])) !== JSON.stringify(line.ask(groups.own))),
  );

/** How many questions are on their way at once. */
const AT_ONCE = 6;

async function inLanes(pieces: (() => Promise<void>)[]): Promise<void> {
  const lane = async () => {
    for (let next = pieces.shift(); next; next = pieces.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

test("each role is answered of its own group only, on every page and route", async ({ lent }) => {
  const found: Record<string, string> = {};
  const due: Record<string, string> = {};
  const check = async (pattern: string, line: Line, who: RoleName | "nobody", which: Which) => {
    const ask = line.ask(groups[which]);
    const { status, said } = await answerTo(lent.origin, ask, who === "nobody" ? "" : cookies[who]);
    const shows = line.shows && who !== "nobody" && which === "own" && line.may.includes(who);
    const cell = `${pattern} ${who} ${which}`;
    due[cell] = `${who === "nobody" ? line.nobody : expected(line, who, which)}`;
    found[cell] = [status, ...leaks(said, ask), ...(shows && !said.includes(canary("own")) ? ["nothing"] : [])].join();
  };
  const cells = Object.entries(ROUTES).flatMap(([pattern, line], route) =>
    questions(line, route).map(
      ({ who, which }) =>
        () =>
          check(pattern, line, who, which),
    ),
  );
  await inLanes(cells);
  expect(found).toEqual(due);
});

test("a greeter of one event is told of no other event of the group, on any page or route; one of all events is", async ({
  lent,
}) => {
  const given = await anEvent(groups.own.groupId, { now: new Date() });
  const cookie = await someCookie(groups.own.groupId, "GREETER", [given.id]);
  const toldTo = async (cookie: string) => {
    const told: string[] = [];
    const check = async (line: Line) => {
      const ask = line.ask(groups.own);
      told.push(...leaks((await answerTo(lent.origin, ask, cookie)).said, ask, GROUPS));
    };
    await inLanes(Object.values(ROUTES).map((line) => () => check(line)));
    return told;
  };
  const door = await answerTo(lent.origin, { path: `/organize/events/${given.id}/rsvps` }, cookie);
  expect(door.status).toBe(200);
  expect(await toldTo(cookie)).toEqual([]);
  expect(await toldTo(cookies.GREETER)).toContain(canary("own"));
});

/** Every server action of the build: Next hands one that the page does not hold on to one that does, and must stop there. */
function actionIds(): string[] {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return Object.keys(node);
}

test("every action is answered at once on a page that does not hold it", async ({ lent }) => {
  const ids = actionIds();
  expect(ids.length).toBeGreaterThan(50);
  const slow: string[] = [];
  const ask = async (id: string) => {
    const answer = await fetch(`${lent.origin}/organize/search`, {
      method: "POST",
      headers: { origin: lent.origin, cookie: cookies.GREETER, "next-action": id, "content-type": "text/plain" },
      body: "[]",
      signal: AbortSignal.timeout(15_000),
    }).catch(() => null);
    await answer?.body?.cancel();
    if (!answer) slow.push(id);
  };
  // The first alone: it makes ready what all need.
  await ask(ids[0] as string);
  await inLanes(ids.map((id) => () => ask(id)));
  expect(slow).toEqual([]);
});
