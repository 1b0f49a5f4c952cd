import { createHash } from "node:crypto";

/** Which pages: `desk` allows inline styles (the editor needs them), `dev` what Next's reload needs. */
export type PolicyKind = "public" | "desk" | "dev";

const SCRIPT = /<script([^>]*)>([\s\S]*?)<\/script>/gi;
const DATA = /\btype="(?:application|text)\/(?:ld\+json|json)"/i;
/** What Next itself writes into a page: a call of its own with data, in parentheses here. */
const DATA_CALLS = [
  // The first, with what a form that was sent without scripts came to.
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\);self\.__next_f\.push\((\[2,[\s\S]*\])\)$/,
  /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[[\s\S]*\])\);?$/,
  /^\(globalThis\["TURBOPACK"\] ?\|\| ?\(globalThis\["TURBOPACK"\] ?= ?\[\]\)\)\.push\((\{[\s\S]*\})\);?$/,
];

/**
 * React's own lines, by their hash: they are the same in every page and change only with Next. One that a new version
 * words anew stays blocked and is told in the log; no public page needs them.
 */
const REACT_LINES = new Set([
  "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  "7mu4H06fwDCjmnxxr/xNHyuQC6pLTHr4M2E4jXw5WZs=",
  "ejxEGil7Q2jnFo9T1EMjhzsRoWDTVn8tRpUYd4XCJkY=",
]);
const REACT_CALL = /\$RC\("[BS]:[0-9a-f]+","[BS]:[0-9a-f]+"\)$/;

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Whether an inline script is one that Next writes: its data must be nothing but data. A script that somebody smuggled
 * into a page is not vouched for just because it stands there.
 */
function isOfFramework(body: string): boolean {
  const data = DATA_CALLS.map((call) => call.exec(body)?.[1]).find((found) => found !== undefined);
  return data === undefined ? REACT_LINES.has(sha256(body.replace(REACT_CALL, ""))) : isJson(data);
}

/** The hashes of a page's inline scripts, as CSP sources; `unknown` counts those that stay blocked. */
export function scriptHashes(html: string): { sources: string[]; unknown: number } {
  const sources = new Set<string>();
  let unknown = 0;
  for (const [, attributes = "", body = ""] of html.matchAll(SCRIPT)) {
    if (/\ssrc=/i.test(attributes) || DATA.test(attributes) || !body) continue;
    if (isOfFramework(body)) sources.add(`'sha256-${sha256(body)}'`);
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

/**
 * The policy of a mail shown in the demo's mailbox: in a frame of ours only, its own styles, nothing fetched, nothing run.
 * Its links may open, in a window of their own.
 */
export const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
].join("; ");
