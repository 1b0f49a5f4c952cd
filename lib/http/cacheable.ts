import { splitLocale } from "../i18n/paths";
import type { Theme } from "../theme";

type Route = { path: RegExp; params: readonly string[] };

const SLUG = "[A-Za-z0-9][A-Za-z0-9._-]*";
const route = (path: string, ...params: string[]): Route => ({
  path: new RegExp(`^${path.replaceAll(":slug", SLUG)}$`),
  params,
});

/** The public pages that may be kept, and the query parameters each knows; any other parameter is dropped. */
const ROUTES: readonly Route[] = [
  route("/"),
  route("/campaigns(/:slug)?"),
  route("/events", "month", "group", "kind", "place", "past", "page"),
  route("/events/:slug"),
  route("/events/:slug/thanks", "state"),
  route("/events/:slug/calendar\\.ics", "lang"),
  route("/news", "page", "category"),
  route("/resources", "kind", "language", "page"),
  route("/(news|groups|resources)/:slug"),
  route("/groups"),
  route("/groups/:slug/:slug"),
  route("/join", "group"),
  route("/newsletter"),
  route("/(newsletter|join)/thanks"),
  route("/newsletter/:slug/feed\\.xml", "lang"),
  route("/newsletter/:slug(/:slug)?"),
  route("/(privacy|accessibility)"),
  route("/feed\\.xml", "lang", "group", "campaign"),
  route("/events\\.ics", "lang", "group", "kind"),
  route("/(sitemap\\.xml|robots\\.txt)"),
  route("/manifest\\.webmanifest", "lang"),
  route("/api/public/accent\\.css", "light", "dark"),
  // Pictures for sharing.
  route("/(campaigns|events|news|resources)/:slug/poster\\.png", "lang"),
];

/** A path written in one way only: percent-encoding would give one page endless names. */
const PLAIN = /^\/(?:[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*)?$/;
const MAX_VALUE = 80;

export type Cacheable = {
  /** Names the page in the cache: theme and address with known parameters, in their order. */
  key: string;
  /** The address to render. */
  url: string;
  /** Without language: what changes are told by. */
  path: string;
  hasQuery: boolean;
};

function knownQuery(search: string, params: readonly string[]): string | null {
  const given = new URLSearchParams(search);
  const known = new URLSearchParams();
  for (const name of params) {
    const value = given.get(name);
    if (value && value.length > MAX_VALUE) return null;
    if (value) known.set(name, value);
  }
  return known.toString();
}

/** How an address is kept; null for a page that never is. */
export function cacheable(url: string, theme: Theme | undefined): Cacheable | null {
  const at = url.indexOf("?");
  const whole = at < 0 ? url : url.slice(0, at);
  if (!PLAIN.test(whole)) return null;
  const { path } = splitLocale(whole);
  const found = ROUTES.find((candidate) => candidate.path.test(path));
  if (!found) return null;
  const query = at < 0 || found.params.length === 0 ? "" : knownQuery(url.slice(at + 1), found.params);
  if (query === null) return null;
  const known = query ? `${whole}?${query}` : whole;
  return { key: cacheKey(known, theme), url: known, path, hasQuery: query !== "" };
}

/** The key of an address that holds known parameters only. */
export const cacheKey = (url: string, theme: Theme | undefined): string => (theme ? `${theme} ${url}` : url);
