/** The path without its language, whether the browser sees "/events" or the server sees the rewritten "/fr/events". */
export const barePath = (path: string): string => path.replace(/^\/(?:fr|en)(?=\/|$)/, "") || "/";

/** What an address may say besides its path; anything else stays behind when the language changes. */
const KNOWN = ["group", "kind", "place", "when", "month", "past", "category", "page", "state", "done"];

/** The same page's query, known names only; empty, or with its question mark. */
export function knownQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams([...query].filter(([name]) => KNOWN.includes(name)));
  return kept.size ? `?${kept}` : "";
}
