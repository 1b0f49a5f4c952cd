import { createHash } from "node:crypto";

/** Which pages: `desk` allows inline styles (the editor needs them), `dev` what Next's reload needs. */
export type PolicyKind = "public" | "desk" | "dev";

const SCRIPT = /<script([^>]*)>([\s\S]*?)<\/script>/gi;
const DATA = /\btype="(?:application|text)\/(?:ld\+json|json)"/i;
const FLIGHT = /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[[\s\S]*\])\);?$/;
/** What Next and React themselves write into a page: nothing in it comes from people. */
const OF_FRAMEWORK =
  /^(?:requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?|self\.__next_r="[\w-]+";?|\$R[BCVTSX]=|\$RC\()/;

/**
 * Whether an inline script is one that Next writes. Data is data only when it parses as such: a script that somebody
 * smuggled into a page is not vouched for just because it stands there.
 */
function isOfFramework(body: string): boolean {
  const data = FLIGHT.exec(body)?.[1];
  if (data === undefined) return OF_FRAMEWORK.test(body);
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}

/** The hashes of a page's inline scripts, as CSP sources; `unknown` counts those that stay blocked. */
export function scriptHashes(html: string): { sources: string[]; unknown: number } {
  const sources = new Set<string>();
  let unknown = 0;
  for (const [, attributes = "", body = ""] of html.matchAll(SCRIPT)) {
    if (/\ssrc=/i.test(attributes) || DATA.test(attributes) || !body) continue;
    if (isOfFramework(body)) sources.add(`'sha256-${createHash("sha256").update(body).digest("base64")}'`);
    else unknown += 1;
  }
  return { sources: [...sources], unknown };
}

/** The Content-Security-Policy of an answer; `secure` when the public address is https. */
export function contentSecurityPolicy(kind: PolicyKind, scripts: readonly string[], secure: boolean): string {
  const dev = kind === "dev";
  const policy = [
    "default-src 'self'",
    `script-src 'self'${dev ? " 'unsafe-inline' 'unsafe-eval'" : scripts.map((source) => ` ${source}`).join("")}`,
    `style-src 'self'${kind === "public" ? "" : " 'unsafe-inline'"}`,
    "img-src 'self' data:",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ];
  if (secure) policy.push("upgrade-insecure-requests");
  return policy.join("; ");
}
