import type { IncomingMessage, ServerResponse } from "node:http";
import { pathIn, splitLocale } from "../i18n/paths";
import type { Locale } from "../local-text";
import { log, pathForLog } from "../log";
import type { Theme } from "../theme";
import type { Cacheable } from "./cacheable";
import { answerOf, type NextHandler, ownRequest } from "./captured-response";
import { clearCookie, DRAFT_COOKIE, readCookie, THEME_COOKIE } from "./cookies";
import { type ErrorKind, errorHtml, missingAt, SITE_ERROR_PAGES, statusOf } from "./error-pages";
import { adoptHeaders, type PublicAddress } from "./incoming";
import { type Dressing, dress, isHtml, meaningOf } from "./next-answer";
import { Page } from "./page";
import type { PageCache } from "./page-cache";
import { type RawHeaders, stillPolicy } from "./security-headers";

export type RenderParts = {
  handle: NextHandler;
  address: PublicAddress;
  dev: boolean;
  security: RawHeaders;
  cache: PageCache<Page>;
};

/** Whether a part of the page waits for a script to put it in its place (React's marker of an open boundary). */
const inPieces = (html: Buffer): boolean => html.includes('<template id="B:');

/** Everything the front asks of Next: public pages for the cache, pages for one reader, streams, and error pages. */
export class Renders {
  /** The last good rendering of each error page: what is shown when nothing can be rendered any more. */
  readonly #lastErrorPages = new Map<string, Page>();

  constructor(private readonly parts: RenderParts) {}

  #dressing(path: string, shared: boolean): Dressing {
    const { dev, security, address } = this.parts;
    const onBlockedScript = (where: string) => log.warn({ path: pathForLog(where) }, "an inline script stays blocked");
    return { path, shared, dev, security, secure: address.proto === "https", onBlockedScript };
  }

  async #ask(url: string, theme: Theme | undefined) {
    const request = ownRequest(url, { accept: "text/html", ...(theme && { cookie: `${THEME_COOKIE}=${theme}` }) });
    adoptHeaders(request, this.parts.address);
    return answerOf(this.parts.handle, request);
  }

  /**
   * The page in one piece. On a very busy machine React may send a part of it late, for a script to put in its place:
   * without scripts that part stays hidden, so the page is asked for again, by now with its data at hand.
   */
  async #askWhole(url: string, theme: Theme | undefined) {
    let answer = await this.#ask(url, theme);
    for (let again = 0; again < 2 && inPieces(answer.body); again++) answer = await this.#ask(url, theme);
    return answer;
  }

  /** A public page as anybody would get it; `keep` when it may be kept. */
  async shared(asked: Cacheable, theme: Theme | undefined): Promise<{ page: Page; keep: boolean }> {
    const answer = await this.#askWhole(asked.url, theme);
    const meaning = meaningOf(answer);
    if (meaning !== "answer") {
      const page = await this.errorPage(meaning, splitLocale(asked.url).locale, theme);
      return { page, keep: meaning === "not_found" };
    }
    const keep = answer.status === 200 && answer.headers["set-cookie"] === undefined && !inPieces(answer.body);
    return { page: dress(answer, this.#dressing(asked.path, keep)), keep };
  }

  /** A page for this reader alone; a form draft that it showed is forgotten in the same answer. */
  async own(request: IncomingMessage, theme: Theme | undefined): Promise<Page> {
    const { locale, path } = splitLocale((request.url ?? "/").replace(/\?.*$/s, ""));
    const { method } = request;
    const draft = readCookie(request.headers.cookie, DRAFT_COOKIE);
    if (method === "HEAD") request.method = "GET";
    const answer = await answerOf(this.parts.handle, request);
    request.method = method;
    const meaning = meaningOf(answer);
    if (meaning === "not_found") return this.errorPage(missingAt(path), locale, theme);
    // In dev mode Next's own page shows where the error is.
    if (meaning === "failed" && !this.parts.dev) return this.errorPage(meaning, locale, theme);
    const shown = draft && method === "GET" && isHtml(answer);
    return dress(answer, { ...this.#dressing(path, false), cookies: shown ? [clearCookie(DRAFT_COOKIE)] : [] });
  }

  /** Lets Next answer by itself, as a stream: its own navigation and server actions. */
  async stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { security, address, handle } = this.parts;
    for (let at = 0; at < security.length; at += 2) response.setHeader(security[at] ?? "", security[at + 1] ?? "");
    response.setHeader("Content-Security-Policy", stillPolicy(address.proto === "https"));
    await handle(request, response);
  }

  /** The page that tells of an error: inside the site's own layout where that can be rendered, else by itself. */
  async errorPage(kind: ErrorKind, locale: Locale, theme: Theme | undefined): Promise<Page> {
    const path = SITE_ERROR_PAGES[kind];
    if (!path || this.parts.dev) return this.plainErrorPage(kind, locale);
    const key = `error ${kind} ${locale} ${theme ?? ""}`;
    const last = this.#lastErrorPages.get(key);
    if (last && kind === "failed") return last;
    try {
      const asked = { key, url: pathIn(locale, path), path, hasQuery: false };
      return await this.parts.cache.through(asked, Date.now(), () => this.#siteErrorPage(kind, asked, theme));
    } catch {
      return last ?? this.plainErrorPage(kind, locale);
    }
  }

  async #siteErrorPage(kind: ErrorKind, asked: Cacheable, theme: Theme | undefined) {
    const answer = await this.#ask(asked.url, theme);
    if (answer.status !== 200 || meaningOf(answer) !== "answer") throw new Error("no error page in the site's layout");
    const page = dress(answer, { ...this.#dressing(asked.path, false), status: statusOf(kind) });
    this.#lastErrorPages.set(asked.key, page);
    return { page, keep: true };
  }

  /** An error page that needs nothing but this process. */
  plainErrorPage(kind: ErrorKind, locale: Locale, more: RawHeaders = []): Page {
    return this.words(statusOf(kind), "text/html; charset=utf-8", errorHtml(kind, locale), more);
  }

  /** Any small answer of the front itself. */
  words(status: number, contentType: string, text: string, more: RawHeaders = []): Page {
    const policy = stillPolicy(this.parts.address.proto === "https");
    const headers = ["Cache-Control", "no-store", "Content-Security-Policy", policy, ...more, ...this.parts.security];
    return new Page({ status, contentType, body: Buffer.from(text), headers, tagged: false, compressed: true });
  }
}
