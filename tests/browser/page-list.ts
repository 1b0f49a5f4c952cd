import { readdirSync } from "node:fs";
import path from "node:path";

/** "unproved": the same organizer in a sign-in without a second factor. */
export type Who = "anyone" | "member" | "organizer" | "unproved";

/** A page and an address at which the demo shows it. `{confirm}`, `{me}`, `{event}`, `{contact}`, `{erasure}`, `{running}`, `{issue}`, `{message}`, `{sent}`, `{draft}`, `{campaign}`, `{post}`, `{resource}`, `{page}`, `{part}`, `{mail}` stand for what only a test knows. */
export type PageCase = {
  address: string;
  who: Who;
  status: number;
  /** What it shows changes while the tests run: no use in comparing it with itself. */
  moving?: boolean;
};

const open = (address: string, status = 200): PageCase => ({ address, who: "anyone", status });
const desk = (address: string): PageCase => ({ address, who: "organizer", status: 200 });

/** Every page of app/, by its pattern. A page that is missing here fails the tests. */
export const PAGES: Record<string, PageCase> = {
  "/": open("/"),
  "/campaigns": open("/campaigns"),
  "/campaigns/[slug]": open("/campaigns/reprendre-la-main"),
  "/events": { ...open("/events"), moving: true },
  "/events/[slug]": open("/events/contre-sommet"),
  "/events/[slug]/thanks": open("/events/contre-sommet/thanks"),
  "/news": open("/news"),
  "/news/[slug]": open("/news/contre-sommet-le-programme"),
  "/groups": { ...open("/groups"), moving: true },
  "/groups/[slug]": open("/groups/lucioles-rennes"),
  "/groups/[slug]/[page]": open("/groups/lucioles/qui-nous-sommes"),
  "/resources": open("/resources"),
  "/resources/[slug]": open("/resources/tenir-une-table-dans-la-rue-pas-a-pas"),
  "/newsletter": open("/newsletter"),
  "/newsletter/[slug]": open("/newsletter/la-lettre"),
  "/newsletter/[slug]/[issue]": open("/newsletter/la-lettre/on-se-retrouve-bientot"),
  "/newsletter/thanks": open("/newsletter/thanks"),
  "/join": { ...open("/join"), moving: true },
  "/join/thanks": open("/join/thanks"),
  "/privacy": open("/privacy"),
  "/accessibility": open("/accessibility"),
  "/confirm/[token]": { address: "{confirm}", who: "member", status: 200 },
  "/me/[token]": { address: "{me}", who: "member", status: 200 },
  "/part/[token]": { address: "{part}", who: "member", status: 200 },
  "/me/erased": open("/me/erased"),
  "/dev/mailbox": { ...open("/dev/mailbox"), moving: true },
  "/dev/mailbox/[id]": { address: "/dev/mailbox/{mail}", who: "member", status: 200 },
  "/errors/[kind]": open("/errors/failed", 404),
  "/setup/[token]": open("/setup/there-is-somebody-already", 404),
  "/organize": desk("/organize"),
  "/organize/sign-in": open("/organize/sign-in"),
  "/organize/sign-in/[token]": open("/organize/sign-in/used-up-long-ago"),
  "/organize/invitation/[token]": open("/organize/invitation/used-up-long-ago"),
  "/organize/settings": desk("/organize/settings"),
  "/organize/second-factor": { ...desk("/organize/second-factor?to=/organize/contacts"), who: "unproved" },
  "/organize/settings/sign-in": desk("/organize/settings/sign-in"),
  "/organize/settings/group": desk("/organize/settings/group"),
  "/organize/settings/roles": desk("/organize/settings/roles"),
  "/organize/settings/log": desk("/organize/settings/log"),
  "/organize/search": desk("/organize/search"),
  "/organize/contacts": desk("/organize/contacts"),
  "/organize/contacts/new": desk("/organize/contacts/new"),
  "/organize/contacts/[id]": desk("/organize/contacts/{contact}"),
  "/organize/contacts/[id]/erase": desk("/organize/contacts/{contact}/erase"),
  "/organize/contacts/[id]/merge": desk("/organize/contacts/{contact}/merge"),
  "/organize/contacts/bulk/[id]": desk("/organize/contacts/bulk/{erasure}"),
  "/organize/subscribers": desk("/organize/subscribers"),
  "/organize/volunteers": desk("/organize/volunteers"),
  "/organize/events": desk("/organize/events"),
  "/organize/events/new": desk("/organize/events/new"),
  "/organize/events/[id]": desk("/organize/events/{event}"),
  "/organize/events/[id]/preview": desk("/organize/events/{draft}/preview"),
  "/organize/events/[id]/rsvps": desk("/organize/events/{event}/rsvps"),
  "/organize/hosting": desk("/organize/hosting"),
  "/organize/newsletters": desk("/organize/newsletters"),
  "/organize/newsletters/[id]": desk("/organize/newsletters/{issue}"),
  "/organize/newsletters/[id]/preview": desk("/organize/newsletters/{issue}/preview"),
  "/organize/newsletters/[id]/check": desk("/organize/newsletters/{issue}/check"),
  "/organize/broadcasts/[id]": desk("/organize/broadcasts/{message}"),
  "/organize/campaigns": desk("/organize/campaigns"),
  "/organize/campaigns/new": desk("/organize/campaigns/new"),
  "/organize/campaigns/[id]": desk("/organize/campaigns/{campaign}"),
  "/organize/campaigns/[id]/preview": desk("/organize/campaigns/{campaign}/preview"),
  "/organize/pictures": desk("/organize/pictures"),
  "/organize/resources": desk("/organize/resources"),
  "/organize/resources/new": desk("/organize/resources/new"),
  "/organize/resources/[id]": desk("/organize/resources/{resource}"),
  "/organize/resources/[id]/preview": desk("/organize/resources/{resource}/preview"),
  "/organize/pages": desk("/organize/pages"),
  "/organize/pages/new": desk("/organize/pages/new"),
  "/organize/pages/[id]": desk("/organize/pages/{page}"),
  "/organize/pages/[id]/preview": desk("/organize/pages/{page}/preview"),
  "/organize/posts": desk("/organize/posts"),
  "/organize/posts/new": desk("/organize/posts/new"),
  "/organize/posts/[id]": desk("/organize/posts/{post}"),
  "/organize/posts/[id]/preview": desk("/organize/posts/{post}/preview"),
};

/** The same pages with other contents: past and full events, filters, states of an answer. */
export const VARIANTS: PageCase[] = [
  open(`/events?month=${new Date().toISOString().slice(0, 7)}`),
  open("/events?past=1"),
  open("/events?group=lucioles-rennes&kind=TRAINING"),
  open("/events/accueil-nouveaux"),
  open("/events/marche-aux-lanternes"),
  open("/events/rassemblement"),
  open("/events/contre-sommet/thanks?state=waitlisted"),
  open("/news?category=CALL"),
  open("/resources?kind=press&language=fr"),
  open("/resources?kind=comic&language=en"),
  open("/groups/lucioles"),
  desk("/organize/campaigns?state=deleted"),
  desk("/organize/posts?state=deleted&category=CALL"),
  desk("/organize/pictures?removed=1"),
  desk("/organize/resources?state=published&q=table&sort=title"),
  desk("/organize/pages?state=deleted"),
  desk("/organize/search?q=sommet"),
  desk("/organize/events?when=drafts"),
  desk("/organize/events?view=month"),
  desk("/organize/events?view=week&day=2026-12-05"),
  desk("/organize/contacts?q=camille&sort=oldest"),
  desk("/organize/contacts?q=nobody-has-this-name"),
  { ...desk("/organize/contacts/bulk/{running}"), moving: true },
  desk("/organize/broadcasts/{sent}"),
  desk("/organize/settings/log?act=contacts.viewed&from=2026-11-01"),
  desk("/organize/settings/log?view=erased"),
];

/** Patterns of all pages in app/[locale], as their folders spell them. */
export function pagePatterns(folder = "app/[locale]", prefix = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return entry.name === "page.tsx" ? [prefix || "/"] : [];
    const isRoute = !/^[(_]/.test(entry.name);
    return pagePatterns(path.join(folder, entry.name), isRoute ? `${prefix}/${entry.name}` : prefix);
  });
}
