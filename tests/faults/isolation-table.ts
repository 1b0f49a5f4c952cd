import { readdirSync } from "node:fs";
import path from "node:path";
import type { RoleName } from "@/lib/groups/schema";
import { ALL, DOOR, EDIT, PUBLISH } from "@/tests/roles/case";
import type { Rows } from "@/tests/roles/rows";

/** What is sent: an address with the ids of some group's rows in it, a form's fields for a POST, a file that is no picture. */
export type Ask = { path: string; post?: Record<string, string>; upload?: true };

/** A route's line: who is answered in the own group, and how everybody else is. */
export type Line = {
  ask: (rows: Rows) => Ask;
  /** Answered in their own group with `ok`; every other role with `no`. */
  may: readonly RoleName[];
  ok: number;
  no: number;
  /** For a row or a group of another group, whatever the role. */
  other: number;
  /** Who is not signed in. */
  nobody: number;
  /** Shows rows of the own group: their words must be there, so that words of another's would be seen. */
  shows?: true;
};

const page = (may: readonly RoleName[], ask: (rows: Rows) => string): Line => ({
  ask: (rows) => ({ path: ask(rows) }),
  may,
  ok: 200,
  no: 404,
  other: 404,
  nobody: 307,
});

/** A page that names a row by its id and shows it. */
const named = (may: readonly RoleName[], ask: (rows: Rows) => string): Line => ({ ...page(may, ask), shows: true });

/** A page that takes `?group=` as a wish: another's is not heard, one's own is shown. */
const wished = (may: readonly RoleName[], ask: (rows: Rows) => string): Line => ({ ...page(may, ask), other: 200 });

/** The same whoever asks and whatever is asked. */
const same = (status: number, address: string, post?: Record<string, string>): Line => ({
  ask: () => (post ? { path: address, post } : { path: address }),
  may: ALL,
  ok: status,
  no: status,
  other: status,
  nobody: status,
});

const file = (may: readonly RoleName[], ask: (rows: Rows) => Ask, nobody = 404): Line => ({
  ask,
  may,
  ok: 200,
  no: 404,
  other: 404,
  nobody,
  shows: true,
});

/** Forms and pages of the public interface: no sign-in gives more there, so asking answers the same to everybody. */
const PUBLIC: Record<string, Line> = Object.fromEntries(
  Object.entries({
    "/api/public/accent.css": 404,
    "/api/public/confirmations/[token]": 405,
    "/api/public/events/[slug]/rsvps": 405,
    "/api/public/me/[token]/erase": 405,
    "/api/public/me/[token]/export": 404,
    "/api/public/me/[token]/forget-devices": 405,
    "/api/public/me/[token]/mails": 405,
    "/api/public/me/[token]/offers/[id]": 405,
    "/api/public/me/[token]/profile": 405,
    "/api/public/me/[token]/rsvps/[id]": 405,
    "/api/public/me/[token]/groups/[id]/mails": 405,
    "/api/public/me/[token]/rsvps/[id]/mails": 405,
    "/api/public/me/[token]/broadcasts/[id]/one-click": 303,
    "/api/public/me/[token]/rsvps/[id]/one-click": 303,
    "/api/public/me/[token]/subscriptions/[id]": 405,
    "/api/public/me/[token]/subscriptions/[id]/one-click": 303,
    "/api/public/parts/[token]/answer": 405,
    "/api/public/parts/[token]/wording": 405,
    "/api/public/subscriptions": 405,
    "/api/public/theme": 405,
    "/api/public/volunteers": 405,
  }).map(([address, status]) => [address, same(status, address.replaceAll(/\[\w+\]/g, "none"))]),
);

const OWNER = ["OWNER"] as const;

/** Every page and route of the desk and of the interface, by its folder below app/. One that is missing here fails the tests. */
export const ROUTES: Record<string, Line> = {
  "/organize": { ...wished(ALL, ({ groupId }) => `/organize?group=${groupId}`), nobody: 200 },
  "/organize/broadcasts/[id]": named(EDIT, ({ broadcast }) => `/organize/broadcasts/${broadcast}`),
  "/organize/campaigns": wished(PUBLISH, ({ groupId }) => `/organize/campaigns?group=${groupId}`),
  "/organize/campaigns/new": wished(PUBLISH, ({ groupId }) => `/organize/campaigns/new?group=${groupId}`),
  "/organize/campaigns/[id]": named(PUBLISH, ({ campaign }) => `/organize/campaigns/${campaign}`),
  "/organize/campaigns/[id]/preview": named(PUBLISH, ({ campaign }) => `/organize/campaigns/${campaign}/preview`),
  "/organize/contacts": page(EDIT, ({ groupId }) => `/organize/contacts?group=${groupId}`),
  "/organize/contacts/new": page(EDIT, ({ groupId }) => `/organize/contacts/new?group=${groupId}`),
  "/organize/contacts/bulk/[id]": named(EDIT, ({ bulkAct }) => `/organize/contacts/bulk/${bulkAct}`),
  "/organize/contacts/[id]": named(EDIT, ({ contact }) => `/organize/contacts/${contact}`),
  "/organize/contacts/[id]/erase": named(EDIT, ({ contact }) => `/organize/contacts/${contact}/erase`),
  "/organize/contacts/[id]/merge": named(
    EDIT,
    ({ contact, twin }) => `/organize/contacts/${contact}/merge?with=${twin}`,
  ),
  "/organize/events": wished(ALL, ({ groupId }) => `/organize/events?group=${groupId}`),
  "/organize/events/new": wished(EDIT, ({ groupId }) => `/organize/events/new?group=${groupId}`),
  "/organize/events/[id]": named(EDIT, ({ event }) => `/organize/events/${event}`),
  "/organize/events/[id]/preview": named(EDIT, ({ draft }) => `/organize/events/${draft}/preview`),
  "/organize/events/[id]/rsvps": named(DOOR, ({ event }) => `/organize/events/${event}/rsvps`),
  "/organize/hosting": wished(EDIT, ({ groupId }) => `/organize/hosting?group=${groupId}`),
  "/organize/invitation/[token]": same(200, "/organize/invitation/none"),
  "/organize/newsletters": wished(PUBLISH, ({ groupId }) => `/organize/newsletters?group=${groupId}`),
  "/organize/newsletters/[id]": named(PUBLISH, ({ issue }) => `/organize/newsletters/${issue}`),
  "/organize/newsletters/[id]/check": named(EDIT, ({ issue }) => `/organize/newsletters/${issue}/check`),
  "/organize/newsletters/[id]/preview": page(EDIT, ({ issue }) => `/organize/newsletters/${issue}/preview`),
  "/organize/pages": wished(PUBLISH, ({ groupId }) => `/organize/pages?group=${groupId}`),
  "/organize/pages/new": wished(PUBLISH, ({ groupId }) => `/organize/pages/new?group=${groupId}`),
  "/organize/pages/[id]": named(PUBLISH, ({ page }) => `/organize/pages/${page}`),
  "/organize/pages/[id]/preview": named(PUBLISH, ({ page }) => `/organize/pages/${page}/preview`),
  "/organize/pictures": wished(PUBLISH, ({ groupId }) => `/organize/pictures?group=${groupId}`),
  "/organize/posts": wished(PUBLISH, ({ groupId }) => `/organize/posts?group=${groupId}`),
  "/organize/posts/new": wished(PUBLISH, ({ groupId }) => `/organize/posts/new?group=${groupId}`),
  "/organize/posts/[id]": named(PUBLISH, ({ post }) => `/organize/posts/${post}`),
  "/organize/posts/[id]/preview": named(PUBLISH, ({ post }) => `/organize/posts/${post}/preview`),
  "/organize/resources": wished(PUBLISH, ({ groupId }) => `/organize/resources?group=${groupId}`),
  "/organize/resources/new": wished(PUBLISH, ({ groupId }) => `/organize/resources/new?group=${groupId}`),
  "/organize/resources/[id]": named(PUBLISH, ({ resource }) => `/organize/resources/${resource}`),
  "/organize/resources/[id]/preview": named(PUBLISH, ({ resource }) => `/organize/resources/${resource}/preview`),
  "/organize/search": { ...wished(ALL, () => "/organize/search?q=canari"), shows: true },
  "/organize/second-factor": { ...same(307, "/organize/second-factor") },
  "/organize/settings": wished(ALL, ({ groupId }) => `/organize/settings?group=${groupId}`),
  "/organize/settings/group": page(OWNER, ({ groupId }) => `/organize/settings/group?group=${groupId}`),
  "/organize/settings/log": named(OWNER, ({ groupId }) => `/organize/settings/log?group=${groupId}`),
  "/organize/settings/roles": page(OWNER, ({ groupId }) => `/organize/settings/roles?group=${groupId}`),
  "/organize/settings/sign-in": wished(ALL, ({ groupId }) => `/organize/settings/sign-in?group=${groupId}`),
  "/organize/sign-in": same(200, "/organize/sign-in"),
  "/organize/sign-in/[token]": same(200, "/organize/sign-in/none"),
  "/organize/subscribers": page(
    EDIT,
    ({ groupId, newsletter }) => `/organize/subscribers?group=${groupId}&newsletter=${newsletter}`,
  ),
  "/organize/volunteers": page(EDIT, ({ groupId }) => `/organize/volunteers?group=${groupId}`),
  "/api/organize/contacts/[id]/export": file(EDIT, ({ contact }) => ({
    path: `/api/organize/contacts/${contact}/export`,
  })),
  "/api/organize/contacts/export": file(EDIT, ({ groupId: group }) => ({
    path: "/api/organize/contacts/export",
    post: { group, locale: "fr", asked: "" },
  })),
  "/api/organize/events/[id]/rsvps": file(EDIT, ({ event }) => ({ path: `/api/organize/events/${event}/rsvps` })),
  "/api/organize/subscribers/export": {
    ...file(EDIT, ({ groupId: group, newsletter }) => ({
      path: "/api/organize/subscribers/export",
      post: { group, newsletter, locale: "fr" },
    })),
  },
  "/api/organize/log/export": file(OWNER, ({ groupId: group }) => ({
    path: "/api/organize/log/export",
    post: { group, locale: "fr" },
  })),
  "/api/organize/media": {
    ask: ({ groupId: group }) => ({
      path: "/api/organize/media",
      post: { group, locale: "fr", "alt.fr": "Une lanterne" },
      upload: true,
    }),
    may: PUBLISH,
    ok: 422,
    no: 404,
    other: 404,
    nobody: 403,
  },
  "/api/organize/invitation": same(303, "/api/organize/invitation", { token: "none" }),
  "/api/organize/second-factor": same(303, "/api/organize/second-factor", { code: "none" }),
  "/api/organize/setup": same(303, "/api/organize/setup", { token: "none" }),
  "/api/organize/sign-in": same(303, "/api/organize/sign-in", { email: "none" }),
  "/api/organize/sign-in/code": same(303, "/api/organize/sign-in/code", { code: "none" }),
  "/api/organize/sign-out": same(405, "/api/organize/sign-out"),
  "/api/[...rest]": same(404, "/api/none", { act: "none" }),
  "/api/bounces": same(401, "/api/bounces", { raw: "none" }),
  "/api/auth/[...nextauth]": same(405, "/api/auth/callback/email"),
  ...PUBLIC,
};

/** The folders of pages and routes below app/, without language and groups of layout. */
export function routePatterns(folder = "app", prefix = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return /^(page\.tsx|route\.ts)$/.test(entry.name) ? [prefix || "/"] : [];
    const isFolder = entry.name === "[locale]" || /^\(/.test(entry.name);
    return routePatterns(path.join(folder, entry.name), isFolder ? prefix : `${prefix}/${entry.name}`);
  });
}

export const OF_DESK = /^\/(organize|api)(\/|$)/;
