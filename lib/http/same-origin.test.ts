import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const SITE = "https://lucioles.example";
const judge = (headers: Record<string, string>, site = SITE) => isSameOrigin((name) => headers[name], site);

test.each([
  [{ origin: SITE }, true],
  [{ origin: SITE, "sec-fetch-site": "same-origin" }, true],
  [{ origin: "https://evil.example" }, false],
  [{ origin: "https://evil.example", referer: `${SITE}/events`, "sec-fetch-site": "same-origin" }, false],
  [{ origin: "https://lucioles.example.evil.example" }, false],
  [{ origin: "http://lucioles.example" }, false],
  [{ origin: "https://lucioles.example:8443" }, false],
  [{ origin: "null" }, false],
  [{ origin: "" }, false],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "cross-site", referer: `${SITE}/events` }, false],
  [{ "sec-fetch-site": "none" }, false],
  [{ referer: `${SITE}/events/rally` }, true],
  [{ referer: "https://evil.example/https://lucioles.example/" }, false],
  [{ referer: "no address" }, false],
  [{}, false],
])("%j is a post of ours: %s", (headers, ours) => {
  expect(judge(headers as Record<string, string>)).toBe(ours);
});

test("on this machine its three names are one, at the same port only", () => {
  expect(judge({ origin: "http://127.0.0.1:3000" }, "http://localhost:3000")).toBe(true);
  expect(judge({ origin: "http://[::1]:3000" }, "http://localhost:3000")).toBe(true);
  expect(judge({ origin: "http://127.0.0.1:4000" }, "http://localhost:3000")).toBe(false);
  expect(judge({ origin: "http://localhost:3000" }, SITE)).toBe(false);
});
