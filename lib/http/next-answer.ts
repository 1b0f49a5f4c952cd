import type { OutgoingHttpHeaders } from "node:http";
import type { Answer } from "./captured-response";
import { contentSecurityPolicy, MAIL_POLICY, type PolicyKind, scriptHashes } from "./content-security-policy";
import { OWN_PAGE } from "./message-page";
import { Page } from "./page";
import { framedByUs, isDesk, isOfPeople, isShownMail, type RawHeaders, stillPolicy } from "./security-headers";

/** What an answer of Next means: a page, or one of its empty error shells that only scripts would fill. */
export type Meaning = "answer" | "not_found" | "failed";

const SHELL = 'id="__next_error__"';
const SHELL_OF_404 = 'content="not-found"';
const NOT_PASSED_ON =
  /^(?:content-length|content-type|transfer-encoding|connection|keep-alive|date|etag|vary|cache-control|x-powered-by|x-nextjs-.*|x-middleware-.*|x-cortege-.*|x-next-.*)$/;

/** Whether an answer is a page. */
export const isHtml = ({ headers }: Answer) => String(headers["content-type"] ?? "").startsWith("text/html");

/** Whether an answer says no more than its status does. */
const isBare = ({ headers, body }: Answer) =>
  body.length === 0 || String(headers["content-type"] ?? "").startsWith("text/plain");

/** Reads what an answer of Next means. */
export function meaningOf(answer: Answer): Meaning {
  if (answer.headers[OWN_PAGE] !== undefined) return "answer";
  // What leads elsewhere comes in the same shell; its header says all.
  if (answer.headers.location !== undefined) return "answer";
  if (!isHtml(answer)) return answer.status >= 500 && isBare(answer) ? "failed" : "answer";
  if (answer.body.subarray(0, 200).includes(SHELL)) {
    const missing = answer.status === 404 || (answer.status === 200 && answer.body.includes(SHELL_OF_404));
    return missing ? "not_found" : "failed";
  }
  if (answer.status === 404) return "not_found";
  return answer.status >= 500 ? "failed" : "answer";
}

function passedOn(headers: OutgoingHttpHeaders): RawHeaders {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || NOT_PASSED_ON.test(name.toLowerCase())) return [];
    return [value].flat().flatMap((one) => [name, String(one)]);
  });
}

/** What a page differs by: its forms, the reader's cookies, and what Next's own navigation asks for. */
const VARY = "Accept-Encoding, Cookie, RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Router-Segment-Prefetch";

export type Dressing = {
  /** Path without language. */
  path: string;
  /** May stand in the page cache: any reader gets the same. */
  shared: boolean;
  dev: boolean;
  secure: boolean;
  security: RawHeaders;
  /** Told when a page holds an inline script that is not Next's and stays blocked. */
  onBlockedScript?: (path: string) => void;
  status?: number;
  cookies?: string[];
};

function policy(answer: Answer, { path, dev, secure, onBlockedScript }: Dressing): string {
  if (!isHtml(answer)) return stillPolicy(secure);
  if (isShownMail(path)) return MAIL_POLICY;
  const kind: PolicyKind = dev ? "dev" : isDesk(path) ? "desk" : "public";
  const { sources, unknown } = dev ? { sources: [], unknown: 0 } : scriptHashes(answer.body.toString("utf8"));
  if (unknown) onBlockedScript?.(path);
  return contentSecurityPolicy(kind, sources, secure);
}

function cacheControl(answer: Answer, { path, shared }: Dressing): string {
  const own = answer.headers["cache-control"];
  if (shared) return "public, no-cache";
  if (!isOfPeople(path) && !isHtml(answer) && own) return String(own);
  return /^\/api(\/|$)/.test(path) && own ? String(own) : "no-store";
}

/** Makes Next's answer into one of ours: our headers, a policy that names its scripts, no trace of Next's inside. */
export function dress(answer: Answer, dressing: Dressing): Page {
  const headers = [
    ...passedOn(answer.headers),
    ...(dressing.cookies ?? []).flatMap((cookie) => ["Set-Cookie", cookie]),
    ...["Cache-Control", cacheControl(answer, dressing), "Vary", VARY],
    ...["Content-Security-Policy", policy(answer, dressing)],
    ...(isShownMail(dressing.path) ? framedByUs(dressing.security) : dressing.security),
  ];
  return new Page({
    status: dressing.status ?? answer.status,
    contentType: String(answer.headers["content-type"] ?? ""),
    body: answer.body,
    headers,
    tagged: dressing.shared,
    // A page with a person's secrets is not compressed: its length would tell of them (BREACH).
    compressed: dressing.shared || !/^\/(?:me|confirm)(?:\/|$)/.test(dressing.path),
  });
}
