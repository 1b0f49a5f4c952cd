import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Front } from "./front";
import { readPublicAddress } from "./incoming";
import { Networks } from "./networks";
import type { Page } from "./page";
import { PageCache } from "./page-cache";
import { securityHeaders } from "./security-headers";

type Seen = Pick<IncomingMessage, "url" | "headers" | "method">;

const HTML = { "content-type": "text/html; charset=utf-8" };
const SHELL = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>';
const WORDS = "mot ".repeat(1000);

let seen: Seen[] = [];
let cache: PageCache<Page>;
let server: Server;
let base: string;
let whileRendering: () => void = () => undefined;

/** Stands where Next stands: answers as it does, and remembers what it was asked. */
async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  seen.push({ url: request.url, headers: { ...request.headers }, method: request.method });
  whileRendering();
  const path = request.url?.replace(/\?.*/, "");
  if (path?.includes("broken")) throw new Error("broken");
  if (path?.includes("leading")) return void response.writeHead(307, { ...HTML, location: "/organize" }).end(SHELL);
  if (path?.includes("pieces") || (path?.includes("news") && seen.length < 3))
    return void response.writeHead(200, HTML).end(`<!DOCTYPE html><!--$?--><template id="B:0"></template><!--/$-->`);
  const status = path?.includes("missing") ? 404 : path?.includes("failing") ? 500 : 200;
  response.writeHead(status, { ...HTML, "x-powered-by": "Next.js", vary: "rsc" });
  const script = "<script>(self.__next_f=self.__next_f||[]).push([0])</script>";
  response.end(
    status === 200 ? `<!DOCTYPE html><html><body>${path} ${seen.length} ${WORDS}${script}</body></html>` : SHELL,
  );
}

let healthy = true;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  seen = [];
  whileRendering = () => undefined;
  cache = new PageCache<Page>();
  cache.listening(true);
  const front = new Front({
    handle,
    address: readPublicAddress("https://lucioles.example"),
    dev: false,
    security: securityHeaders(true),
    cache,
    files: [],
    networks: new Networks(2),
    isHealthy: async () => healthy,
    isSignedIn: async (cookies) => cookies.includes("cortege-sign-in=good"),
  });
  server.removeAllListeners("request");
  server.on("request", (request, response) => front.answer(request, response));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const SIGNED_IN = { cookie: "cortege-sign-in=good", "next-action": "abc" };

const ask = (path: string, init?: RequestInit) => fetch(base + path, { redirect: "manual", ...init });
/** What stands on the wire, for what fetch would tidy up before it sends. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("close", () => resolve(answer));
  });
const rawGet = (url: string) => raw(`GET ${url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

test("a public page is rendered once, then sent from memory, compressed, with a tag and its policy", async () => {
  const first = await ask("/events/rally?utm_source=x");
  const second = await ask("/events/rally", { headers: { "accept-encoding": "br" } });
  expect(await second.text()).toBe(await first.text());
  expect(seen.map(({ url }) => url)).toEqual(["/events/rally"]);
  expect(second.headers.get("content-encoding")).toBe("br");
  expect(second.headers.get("content-security-policy")).toMatch(/script-src 'self' 'sha256-[^']+';/);
  expect(second.headers.get("x-powered-by")).toBeNull();
  const again = await ask("/events/rally", { headers: { "if-none-match": second.headers.get("etag") ?? "" } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const head = await ask("/events/rally", { method: "HEAD", headers: { "accept-encoding": "identity" } });
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(4000);
});

test("every answer carries the headers that protect", async () => {
  for (const path of ["/", "/events/missing", "/events/failing", "/organize", "/api/health", "/%ff"]) {
    const { headers } = await ask(path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d+$/);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  }
  for (const path of ["/me/abc", "/confirm/abc", "/organize", "/en/organize/events", "/setup"])
    expect((await ask(path)).headers.get("cache-control")).toBe("no-store");
});

test("health is told by the front itself: 200 and ok, or 503", async () => {
  for (const [state, status] of [
    [true, 200],
    [false, 503],
  ] as const) {
    healthy = state;
    const answer = await ask("/api/health");
    expect([answer.status, await answer.json()]).toEqual([status, { ok: state }]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
  expect(seen).toEqual([]);
});

test("Next sees the public address and nothing that the outside says about itself", async () => {
  const lies = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-for": "203.0.113.9",
    "x-cortege-direct": "1",
    "x-cortege-network": "chosen",
    "x-middleware-subrequest": "proxy",
    "x-invoke-path": "/organize",
    forwarded: "host=evil.example",
  };
  await ask("/organize", { headers: lies });
  const headers = seen[0]?.headers ?? {};
  expect(headers).toMatchObject({ host: "lucioles.example", "x-forwarded-proto": "https" });
  expect(JSON.stringify(headers)).not.toMatch(/evil|203\.0|chosen|subrequest|invoke|127\.0\.0\.1/);
  expect(headers["x-cortege-direct"]).toBeUndefined();
});

test("somebody at this machine is told from somebody behind a proxy or another name", async () => {
  await ask("/dev/mailbox");
  await ask("/dev/mailbox", { headers: { "x-forwarded-for": "127.0.0.1" } });
  await raw("GET /dev/mailbox HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
  expect(seen.map(({ headers }) => headers["x-cortege-direct"])).toEqual(["1", undefined, undefined]);
});

test("the cache steps aside for a sign-in, a draft, a known person and Next's own navigation", async () => {
  for (const cookie of ["cortege-draft=1", "cortege-person=1", "__Host-cortege-sign-in=1", "cortege-sign-in=1"])
    await ask("/events", { headers: { cookie } });
  await ask("/events", { headers: { rsc: "1" } });
  expect(seen).toHaveLength(5);
  expect(cache.size.pages).toBe(0);
  await ask("/events", { headers: { cookie: "other=1" } });
  await ask("/events");
  expect(seen).toHaveLength(6);
});

test("light, dark and the device's own choice are three pages; a visitor's other cookies are not rendered", async () => {
  for (const cookie of ["cortege-theme=dark", "cortege-theme=light; secret=1", "cortege-theme=other", "a=b"])
    await ask("/", { headers: { cookie } });
  expect(seen.map(({ headers }) => headers.cookie)).toEqual(["cortege-theme=dark", "cortege-theme=light", undefined]);
  // By it Next knows that title and description belong into the head, not into a script.
  expect(seen[0]?.headers["user-agent"]).toBe("unknown");
});

test("a form draft is shown once: its cookie is cleared in that answer", async () => {
  const shown = await ask("/newsletter", { headers: { cookie: "cortege-draft=abc" } });
  expect(shown.headers.get("set-cookie")).toMatch(/^cortege-draft=; .*Max-Age=0/);
  expect(shown.headers.get("cache-control")).toBe("no-store");
});

test("a change that falls into a render is not kept", async () => {
  whileRendering = () => cache.drop(["/events"]);
  await ask("/events");
  whileRendering = () => undefined;
  await ask("/events");
  await ask("/events");
  expect(seen).toHaveLength(2);
});

test("control: without the change one render is enough", async () => {
  for (let count = 0; count < 3; count += 1) await ask("/events");
  expect(seen).toHaveLength(1);
});

test("a page that leads elsewhere leads there, though it comes in Next's empty shell", async () => {
  const answer = await ask("/organize/leading", { headers: { accept: "text/html" } });
  expect(answer.status).toBe(307);
  expect(answer.headers.get("location")).toBe("/organize");
});

test.each([
  ["/events/missing", 404, "fr", "Cette page n’existe pas"],
  ["/en/events/missing", 404, "en", "This page does not exist"],
  ["/events/failing", 500, "fr", "Quelque chose n’a pas marché"],
  ["/en/broken", 500, "en", "Something did not work"],
])("%s, an empty shell of Next's, becomes a page of %s in %s", async (path, status, language, words) => {
  // The site's own error page is out of order here as well: what remains needs nothing but the front.
  whileRendering = () => {
    if (seen.at(-1)?.url?.includes("/errors/")) throw new Error("no layout");
  };
  const answer = await ask(path, { headers: { accept: "text/html" } });
  const html = await answer.text();
  expect(answer.status).toBe(status);
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).toContain(words);
  expect(html).not.toContain("__next_error__");
});

test("a missing page is told inside the site's own layout, which nobody can open by itself", async () => {
  const answer = await ask("/en/events/missing");
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("/en/errors/not-found")]);
  expect((await ask("/errors/not-found")).status).toBe(404);
});

test("who asks for JSON is told in JSON", async () => {
  const answer = await ask("/api/missing", { headers: { accept: "application/json" } });
  expect([answer.status, await answer.json()]).toEqual([
    404,
    expect.objectContaining({ ok: false, reason: "not_found" }),
  ]);
});

test.each([
  "/%ff",
  "//evil.example",
  "/a%00b",
  "/a/../b",
  "/a\\b",
  `/${"a".repeat(5000)}`,
  "http://evil.example/",
  "*",
])("the address %s is answered 400, without a word of ours from inside", async (url) => {
  const answer = await rawGet(url);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).not.toMatch(/at .*\.[jt]s:\d+|Error:/);
  expect(seen).toEqual([]);
});

test("unknown methods are refused", async () => {
  const answer = await ask("/events", { method: "PROPFIND" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
});

test("a post to a page, or a server action anywhere, needs the sign-in of an organizer", async () => {
  const posts: [string, RequestInit][] = [
    ["/events/rally", { method: "POST", body: "a=b" }],
    ["/organize/events/new", { method: "POST", headers: { "next-action": "abc" }, body: "[]" }],
    ["/api/public/subscriptions", { method: "POST", headers: { "next-action": "abc" }, body: "[]" }],
    ["/organize", { method: "POST", headers: { cookie: "cortege-sign-in=forged" } }],
  ];
  for (const [path, init] of posts) expect((await ask(path, init)).status).toBe(403);
  expect(seen).toEqual([]);
  const action = await ask("/organize", { method: "POST", headers: { "next-action": "abc" }, body: "[]" });
  expect([action.headers.get("content-type"), await action.text()]).toEqual(["text/plain", "sign_in_needed"]);
  const good = { method: "POST", headers: { ...SIGNED_IN, origin: "https://lucioles.example" }, body: "[]" };
  expect((await ask("/organize/events/new", good)).status).toBe(200);
  expect((await ask("/api/public/subscriptions", { method: "POST", body: "a=b" })).status).toBe(200);
});

test.each<Record<string, string>>([
  {},
  { origin: "null" },
  { origin: "https://evil.example" },
  { origin: "no address" },
  { "sec-fetch-site": "same-site" },
])("an organizer's post that no page of ours has sent goes no further: %o", async (said) => {
  const headers = { ...SIGNED_IN, accept: "text/html", ...said };
  const answer = await raw(
    `POST /organize HTTP/1.1\r\n${Object.entries({ host: "x", "content-length": "2", connection: "close", ...headers })
      .map(([name, value]) => `${name}: ${value}`)
      .join("\r\n")}\r\n\r\n[]`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*other_site/);
  expect(seen).toEqual([]);
});

test("Next's mark that an action was handed on stays: without it Next would ask itself for ever", async () => {
  await ask("/organize", { headers: { "x-action-forwarded": "1" } });
  expect(seen[0]?.headers["x-action-forwarded"]).toBe("1");
});

test("a refusal waits for who still sends: they read it in words, not a broken connection", async () => {
  const head = "POST /api/organize/media HTTP/1.1\r\nHost: x\r\nContent-Length: 16000000\r\n\r\n";
  // Reads nothing before all is sent, as a browser does.
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").pause();
  for (const piece of [head, ...Array<string>(16).fill("x".repeat(1_000_000))])
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.write(piece, () => resolve());
    });
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(seen).toEqual([]);
});

test("a body too large is refused before anything reads it", async () => {
  const answer = await raw(`POST /api/public/x HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(seen).toEqual([]);
});

test("above a network's budget a post is taken, and its mail told to wait", async () => {
  vi.setSystemTime(new Date("2026-11-21T12:00:30Z")); // the budget is one minute's of the clock
  for (let count = 0; count < 3; count += 1) await ask("/api/public/subscriptions", { method: "POST", body: "a=b" });
  vi.useRealTimers();
  expect(seen.map(({ headers }) => headers["x-cortege-delay-mail"])).toEqual([undefined, undefined, "1"]);
  expect(seen[0]?.headers["x-cortege-network"]).toMatch(/^[\w-]{16}$/);
});

test("a page that came in pieces is asked for again, and never kept for readers without scripts", async () => {
  const page = await fetch(`${base}/news`);
  expect(await page.text()).not.toContain('<template id="B:');
  expect(seen).toHaveLength(3);
  for (let count = 0; count < 2; count += 1) await ask("/events/pieces");
  expect(seen).toHaveLength(9);
});
