import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { FormAnswer } from "@/lib/auth/form-action";
import { findSignIn } from "@/lib/auth/sign-ins/queries";
import { db } from "@/lib/db";
import * as events from "@/lib/events/actions";
import { refusalSentence } from "@/lib/i18n/error-key";
import { chooseTerms } from "@/lib/purge/actions";
import * as settings from "@/lib/settings/actions";
import { addPerson } from "@/lib/signups/actions";
import { touchCard } from "@/lib/volunteers/actions";
import { NOW, someGroup, someScope, someSignIn } from "@/tests/helpers/organizers";
import { everythingOf } from "./everything";
import { noRows, type Rows, someRows } from "./rows";

/** The browser that asks, and the clock that everything was made by. */
let cookie = "";
vi.mock("@/lib/auth/next-auth", () => ({ currentSignIn: async () => findSignIn(cookie) }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "fr" }));

const reason = { fr: "La salle est fermée" };
const event = { kind: "RALLY", title: { fr: "Autre titre" }, date: "2026-12-12" } as const;
const group = {
  name: { fr: "Nous" },
  timeZone: "Europe/Paris",
  accent: "#8a2b0c",
  accentDark: "#f2b6a0",
} as const;

/** What writes to many or to strangers, shows or changes people's data, gives roles or speaks for a group. */
const WIDE: Record<string, (rows: Rows) => Promise<FormAnswer>> = {
  mailLink: ({ event: eventId, speaker: partId }) =>
    events.mailLink({ eventId, partId, mail: { email: "invitee@exemple.fr", language: "fr" } }),
  renewLink: ({ event: eventId, speaker: partId }) => events.renewLink({ eventId, partId }),
  forgetAddress: ({ event: eventId, speaker: partId }) => events.forgetAddress({ eventId, partId }),
  putBack: ({ event: eventId, speaker: partId }) => events.putBack({ eventId, partId }),
  askHost: ({ event: eventId }) => events.askHost({ eventId, host: { group: "un-autre" } }),
  cancel: ({ event: eventId }) => events.cancel({ eventId, cancel: { reason } }),
  move: ({ event: eventId }) => events.move({ eventId, move: { city: "Lyon", reason } }),
  tick: ({ event: eventId, rsvp: rsvpId }) => events.tick({ eventId, rsvpId, came: true }),
  removeWalkIn: ({ event: eventId, walkIn: walkInId }) => events.removeWalkIn({ eventId, walkInId }),
  addPerson: ({ event: eventId }) => addPerson({ eventId, person: { email: "ada@exemple.fr", locale: "fr" } }),
  editGroup: ({ groupId }) => settings.editGroup({ groupId, group }),
  foundGroup: ({ groupId }) => settings.foundGroup({ groupId, found: { name: "Antenne" } }),
  chooseWording: ({ groupId }) => settings.chooseWording({ groupId, wording: { address: "tu", inclusive: "neutral" } }),
  invite: ({ groupId }) =>
    settings.invite({ groupId, invite: { email: "ada@exemple.fr", name: "OWNER", lastDay: "", locale: "fr" } }),
  withdraw: ({ groupId, invitation: invitationId }) => settings.withdraw({ groupId, invitationId }),
  changeRole: ({ groupId, organizer: organizerId }) =>
    settings.changeRole({ groupId, change: { organizerId, name: "OWNER", lastDay: "" } }),
  takeFactorAway: ({ groupId, organizer: organizerId }) => settings.takeFactorAway({ groupId, organizerId }),
  chooseTerms: ({ groupId }) => chooseTerms({ groupId, terms: { answersKept: 7, peopleKept: 30 } }),
  saveEvent: ({ event: eventId }) => events.saveEvent({ eventId, seen: seen.toISOString(), event }),
};

let rows: Rows;
let seen: Date;
let signInId: string;

beforeAll(async () => {
  rows = await someRows(await someGroup());
  seen = (await db.event.findUniqueOrThrow({ where: { id: rows.event } })).updatedAt;
  const { organizerId } = await someScope(rows.groupId);
  const signIn = await someSignIn(organizerId);
  [cookie, signInId] = [signIn.token, signIn.signInId];
});
const jobs = () => db.$queryRaw`SELECT count(*) FROM graphile_worker.jobs`;
afterEach(() => db.signIn.updateMany({ where: { id: signInId }, data: { secondFactorAt: null } }));

const refused = { form: refusalSentence("second_factor", "fr") };

describe("an act of wide effect, by an owner who has not given the second factor", () => {
  test.each(Object.entries(WIDE))("%s is refused, and changes and mails nothing", async (_, act) => {
    const before = [await everythingOf(rows.groupId), await jobs()];
    expect(await act(rows)).toEqual({ ok: false, errors: refused });
    expect([await everythingOf(rows.groupId), await jobs()]).toEqual(before);
  });
});

describe("the same, once it is given", () => {
  // Of nobody's rows, so that nothing changes for the others: it comes as far as looking for them.
  test.each(Object.entries(WIDE))("%s is not refused for that", async (_, act) => {
    await db.signIn.updateMany({ where: { id: signInId }, data: { secondFactorAt: NOW } });
    const answer = await act(noRows());
    expect(answer).toMatchObject({ ok: false });
    expect(answer).not.toMatchObject({ errors: refused });
  });
});

test("a form on a page of people that names no group finds nothing", async () => {
  for (const act of [touchCard, settings.removeRole])
    await expect(act(new FormData())).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" });
});

/** Words and figures of one's own group: nobody is mailed or shown by them, and what was is in their history. */
const OPEN = {
  "lib/events/actions.ts":
    "newEvent saveEvent saveProgramme dropHost answerHost publish withdraw remove restore duplicate recordAttendance",
  "lib/settings/actions.ts": "leave",
  "lib/purge/actions.ts": "",
  "lib/signups/actions.ts": "",
  "lib/contacts/actions.ts": "",
  "lib/volunteers/actions.ts": "",
  "lib/newsletters/broadcasts/actions.ts": "",
  "lib/newsletters/publications/actions.ts": "",
};

test.each(Object.entries(OPEN))("%s does nothing else without the second factor", (file, open) => {
  const source = readFileSync(join(import.meta.dirname, "../..", file), "utf8");
  const actions = [...source.matchAll(/^export const (\w+) = (\w+)\(/gm)];
  expect(actions.length).toBe([...source.matchAll(/^export (?!type)/gm)].length);
  const unguarded = actions.filter(([, , by]) => by !== "provedAction" && by !== "peopleAction");
  expect(unguarded.map(([, name]) => name).join(" ")).toBe(open);
});
