import type { IncomingMessage, ServerResponse } from "node:http";
import { splitLocale } from "../i18n/paths";
import type { Locale } from "../local-text";
import { log, pathForLog } from "../log";
import { readTheme, type Theme } from "../theme";
import { cacheable, cacheKey } from "./cacheable";
import { passesCache, readCookie, THEME_COOKIE } from "./cookies";
import { type ErrorKind, errorJson, statusOf } from "./error-pages";
import { adoptHeaders, isDirect, remoteAddress } from "./incoming";
import type { Networks } from "./networks";
import type { Page } from "./page";
import type { PageCache } from "./page-cache";
import { type RenderParts, Renders } from "./renders";
import { ALLOWED, checkRequest, limitBody, needsSignIn, type Refusal, takeRest } from "./request-checks";
import { isSameOrigin } from "./same-origin";

/** Sends the file of an address; false when it has none. */
type Files = { send(request: IncomingMessage, response: ServerResponse): Promise<boolean> };

export type FrontParts = RenderParts & {
  /** Where files lie, in the order they are looked for; in dev mode those of the build are left to Next. */
  files: readonly Files[];
  networks: Networks;
  /** Whether database and queue are up: what /api/health tells. */
  isHealthy(): Promise<boolean>;
  /** Whether a Cookie header holds the sign-in of an organizer. */
  isSignedIn(cookies: string): Promise<boolean>;
};

const isRead = ({ method }: IncomingMessage) => method === "GET" || method === "HEAD";

/** Next's own navigation and server actions: not pages, and never kept. */
const isForNext = ({ headers }: IncomingMessage): boolean =>
  headers.rsc !== undefined ||
  headers["next-action"] !== undefined ||
  headers["next-router-prefetch"] !== undefined ||
  headers["next-router-state-tree"] !== undefined ||
  headers["next-router-segment-prefetch"] !== undefined;

const mayShare = (request: IncomingMessage): boolean =>
  isRead(request) && !isForNext(request) && !(request.headers.cookie && passesCache(request.headers.cookie));

const themeOf = ({ headers }: IncomingMessage): Theme | undefined =>
  headers.cookie === undefined ? undefined : readTheme(readCookie(headers.cookie, THEME_COOKIE));

/** The hot path: a page that is kept leaves at once. */
function sendKept(request: IncomingMessage, response: ServerResponse, cache: PageCache<Page>): boolean {
  if (!mayShare(request)) return false;
  const page = cache.get(cacheKey(request.url ?? "", themeOf(request)), Date.now());
  page?.send(request, response);
  return page !== undefined;
}

const REFUSALS: Record<Refusal, ErrorKind> = { 400: "bad_request", 405: "method_not_allowed", 413: "too_large" };

const languageOf = (url: string): Locale => splitLocale(url.replace(/[?#].*$/s, "")).locale;

function wantsJson({ url = "", headers }: IncomingMessage): boolean {
  const accept = headers.accept ?? "";
  return accept.includes("application/json") || (url.startsWith("/api/") && !accept.includes("text/html"));
}

/** Our HTTP front before Next: kept pages, static files, what may not pass, and everybody's headers. */
export class Front {
  readonly renders: Renders;

  constructor(private readonly parts: FrontParts) {
    this.renders = new Renders(parts);
  }

  /** Answers one request; never throws. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    if (!this.parts.dev && sendKept(request, response, this.parts.cache)) return;
    this.#serve(request, response).catch((error) => {
      log.error({ err: error, path: pathForLog(request.url ?? "") }, "a request failed");
      if (response.headersSent) response.destroy();
      else this.renders.plainErrorPage("failed", languageOf(request.url ?? "/")).send(request, response);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = checkRequest(request);
    if (refusal) return this.#refuse(REFUSALS[refusal], request, response);
    if (request.method === "OPTIONS")
      return this.renders.words(204, "", "", ["Allow", ALLOWED]).send(request, response);
    if (isRead(request) && (await this.#sendFile(request, response))) return;
    if (isRead(request) && request.url === "/api/health") return this.#health(request, response);
    const closed = needsSignIn(request) ? await this.#whyClosed(request) : null;
    if (closed) return this.#refuse(closed, request, response);
    this.#adopt(request);
    if (request.headers["next-action"] !== undefined || (isForNext(request) && isRead(request)))
      return this.renders.stream(request, response);
    const page = await this.#page(request);
    const error = page.status === 404 ? "not_found" : page.status === 500 ? "failed" : null;
    if (error && !page.isJson && wantsJson(request)) await this.#refuse(error, request, response);
    else page.send(request, response);
  }

  /** Why an organizer's post goes no further: nobody is signed in, or another site's page has sent it. */
  async #whyClosed({ headers }: IncomingMessage): Promise<"sign_in_needed" | "other_site" | null> {
    if (!(await this.parts.isSignedIn(headers.cookie ?? ""))) return "sign_in_needed";
    const own = isSameOrigin((name) => headers[name]?.toString(), this.parts.address.url);
    return own ? null : "other_site";
  }

  async #sendFile(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    for (const files of this.parts.files) if (await files.send(request, response)) return true;
    return false;
  }

  async #health(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ok = await this.parts.isHealthy();
    this.renders.words(ok ? 200 : 503, "application/json", JSON.stringify({ ok })).send(request, response);
  }

  /** Replaces what the outside said about itself by what we know. */
  #adopt(request: IncomingMessage): void {
    const { address, dev, networks } = this.parts;
    const direct = isDirect(request);
    const network = isRead(request) ? null : networks.count(remoteAddress(request), Date.now());
    adoptHeaders(request, address, dev ? /^x-nextjs-/ : undefined);
    if (direct) request.headers["x-cortege-direct"] = "1";
    if (network) request.headers["x-cortege-network"] = network.id;
    if (network?.overBudget) request.headers["x-cortege-delay-mail"] = "1";
    if (!isRead(request)) limitBody(request);
  }

  async #page(request: IncomingMessage): Promise<Page> {
    const theme = themeOf(request);
    const url = request.url ?? "/";
    const { path, locale } = splitLocale(url.replace(/\?.*$/s, ""));
    // Rendered by the front itself, where they are needed (renders.ts).
    if (path === "/errors" || path.startsWith("/errors/")) return this.renders.errorPage("not_found", locale, theme);
    const asked = mayShare(request) && !this.parts.dev ? cacheable(url, theme) : null;
    if (!asked) return this.renders.own(request, theme);
    return this.parts.cache.through(asked, Date.now(), () => this.renders.shared(asked, theme));
  }

  async #refuse(kind: ErrorKind, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const locale = languageOf(request.url ?? "/");
    const more = kind === "method_not_allowed" ? ["Allow", ALLOWED] : [];
    if (!isRead(request)) {
      await takeRest(request);
      more.push("Connection", "close");
    }
    // Next throws the text of a refused server action at who called it, when it is plain text and nothing more.
    const page = request.headers["next-action"]
      ? this.renders.words(statusOf(kind), "text/plain", kind, more)
      : wantsJson(request)
        ? this.renders.words(statusOf(kind), "application/json; charset=utf-8", errorJson(kind, locale), more)
        : this.renders.plainErrorPage(kind, locale, more);
    page.send(request, response);
  }
}
