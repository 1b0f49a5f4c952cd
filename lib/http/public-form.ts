import type { NextRequest } from "next/server";
import type { z } from "zod";
import { env } from "../env";
import { pathIn, splitLocale } from "../i18n/paths";
import { isLocale } from "../local-text";
import { log, pathForLog } from "../log";
import { PERSON_COOKIE } from "./cookies";
import { type FormPost, refused, sentBack, succeeded, troubled, unreadable } from "./form-answers";
import { readForm } from "./form-body";
import type { PublicOutcome, PublicRequest } from "./form-outcome";
import { fieldErrors, formPage, typedValues, USUAL_BODY, usualPage } from "./form-rules";
import { ownPath, ownPathOfUrl } from "./own-path";
import { isOwnOrigin } from "./same-origin";
import { Turns } from "./turns";

export type { PublicOutcome, PublicRequest } from "./form-outcome";

type Context = { params: Promise<Record<string, string>> };

/**
 * So many forms are worked on at once. When fifty people a second came to one event, the pages of those who only read
 * took 2 to 5 s (p95) while all were begun at once, 0.1 s with four, and as many forms were done.
 */
const turns = new Turns(4, 10_000);

/** A filled honeypot: only a robot sees this field. */
const HONEYPOT = "website";

function wantsJson(request: Request): boolean {
  const accept = request.headers.get("accept") ?? "";
  if (accept.includes("application/json")) return true;
  return (request.headers.get("content-type") ?? "").startsWith("application/json") && !accept.includes("text/html");
}

/** Where the post came from: its own word for it, else the Referer when that is one of our pages. */
function cameFrom(request: Request, from: unknown): string | null {
  const isOwn = (url: string) => isOwnOrigin(url, env().publicUrl);
  return ownPath(typeof from === "string" ? from : null) ?? ownPathOfUrl(request.headers.get("referer"), isOwn);
}

function describe(request: NextRequest, name: string, params: Record<string, string>, fields: FormPost["fields"]) {
  const from = cameFrom(request, fields.from);
  const locale = isLocale(fields.locale) ? fields.locale : splitLocale(from ?? "/").locale;
  const path = new URL(request.url).pathname;
  const back = ownPath(typeof fields.from === "string" ? fields.from : null) ?? pathIn(locale, formPage(name, params));
  return { name, locale, json: wantsJson(request), fields, path, back } satisfies FormPost;
}

const publicRequest = (request: NextRequest, post: FormPost, params: Record<string, string>): PublicRequest => ({
  now: new Date(),
  locale: post.locale,
  personCookie: request.cookies.get(PERSON_COOKIE)?.value,
  network: request.headers.get("x-cortege-network") ?? "unknown",
  params,
  delayMail: request.headers.get("x-cortege-delay-mail") === "1",
});

/** What a robot gets to see: the very answer of a post that was taken. */
const usualOutcome = (name: string, params: Record<string, string>) =>
  ({ ok: true, page: usualPage(name, params), created: true, body: USUAL_BODY }) as const;

/**
 * A route handler for a plain public form: reads it (same origin, known type, 64 kB, strict UTF-8), checks it against
 * `schema`, lets `act` do it, and answers 303 or JSON in the reader's language. What was typed is never lost:
 * a refused form comes back with its values and errors, a failure answers a page that can send it again.
 */
export function publicForm<S extends z.ZodType>(
  name: string,
  schema: S,
  act: (input: z.output<S>, request: PublicRequest) => Promise<PublicOutcome>,
): (request: NextRequest, context: Context) => Promise<Response> {
  return async (request, context) => {
    const params = (await context.params) ?? {};
    const read = await readForm(request, env().publicUrl);
    if (!read.ok) return unreadable(read.reason, describe(request, name, params, {}));
    const post = describe(request, name, params, read.fields);
    try {
      const parsed = await schema.safeParseAsync(read.fields);
      if (!parsed.success) return await sentBack(post, typedValues(read.fields), fieldErrors(parsed.error), 422);
      if (read.fields[HONEYPOT]) return succeeded(post, usualOutcome(name, params));
      const outcome = await turns.take(() => act(parsed.data, publicRequest(request, post, params)));
      return outcome.ok ? succeeded(post, outcome) : await refused(post, outcome);
    } catch (error) {
      log.error({ err: error, path: pathForLog(post.path) }, "a public form failed");
      return troubled(post);
    }
  };
}
