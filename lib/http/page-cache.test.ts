import { expect, test } from "vitest";
import type { Cacheable } from "./cacheable";
import { PageCache } from "./page-cache";

type Page = { status: number; bytes: number; text: string };

const asked = (path: string, hasQuery = false): Cacheable => ({ key: path, url: path, path, hasQuery });
const page = (text: string, status = 200): Page => ({ status, bytes: 10_000, text });
const render =
  (text: string, status = 200) =>
  async () => ({ page: page(text, status), keep: true });

function listeningCache(): PageCache<Page> {
  const cache = new PageCache<Page>();
  cache.listening(true);
  return cache;
}

test("a page is rendered once and kept for at most a minute", async () => {
  const cache = listeningCache();
  await cache.through(asked("/events"), 0, render("first"));
  expect((await cache.through(asked("/events"), 59_000, render("second"))).text).toBe("first");
  expect((await cache.through(asked("/events"), 60_001, render("second"))).text).toBe("second");
});

test("who asks during a render waits for that one", async () => {
  const cache = listeningCache();
  let renders = 0;
  const slow = async () => {
    renders += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { page: page("once"), keep: true };
  };
  await Promise.all(Array.from({ length: 50 }, () => cache.through(asked("/events"), 0, slow)));
  expect(renders).toBe(1);
});

test("a change drops the page and everything below it, and nothing else", async () => {
  const cache = listeningCache();
  for (const path of ["/", "/events", "/events/rally", "/eventsish", "/news"])
    await cache.through(asked(path), 0, render(path));
  cache.drop(["/events"]);
  expect(cache.get("/events", 1)).toBeUndefined();
  expect(cache.get("/events/rally", 1)).toBeUndefined();
  expect(cache.get("/eventsish", 1)).toBeDefined();
  cache.drop(["/"]);
  expect(cache.get("/", 1)).toBeUndefined();
  expect(cache.get("/news", 1)).toBeDefined();
});

test("a page whose render a change fell into is not kept, and who asks after the change gets a new render", async () => {
  const cache = listeningCache();
  let finish: (text: string) => void = () => undefined;
  const old = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const before = cache.through(asked("/events/rally"), 0, async () => ({ page: page(await old), keep: true }));
  cache.drop(["/events/rally"]);
  const after = await cache.through(asked("/events/rally"), 1, render("new"));
  finish("old");
  expect((await before).text).toBe("old");
  expect(after.text).toBe("new");
  expect(cache.get("/events/rally", 2)?.text).toBe("new");
});

test("control: a change elsewhere does not keep a render from being kept", async () => {
  const cache = listeningCache();
  const rendering = cache.through(asked("/events/rally"), 0, async () => {
    cache.drop(["/news"]);
    return { page: page("kept"), keep: true };
  });
  await rendering;
  expect(cache.get("/events/rally", 1)?.text).toBe("kept");
});

test("while changes cannot be heard nothing is given or kept, and nothing from before comes back", async () => {
  const cache = listeningCache();
  await cache.through(asked("/events"), 0, render("before"));
  cache.listening(false);
  expect(cache.get("/events", 1)).toBeUndefined();
  await cache.through(asked("/events"), 1, render("deaf"));
  cache.listening(true);
  expect(cache.get("/events", 2)).toBeUndefined();
});

test("a render that began while changes could not be heard is not kept", async () => {
  const cache = new PageCache<Page>();
  await cache.through(asked("/events"), 0, async () => {
    cache.listening(true);
    return { page: page("deaf"), keep: true };
  });
  expect(cache.get("/events", 1)).toBeUndefined();
});

test("a flood of unknown paths or of filters does not drive out the pages people read", async () => {
  const cache = listeningCache();
  await cache.through(asked("/events/rally"), 0, render("kept"));
  for (let count = 0; count < 5000; count += 1) {
    await cache.through(asked(`/events/none-${count}`), 0, render("none", 404));
    await cache.through(asked(`/events?page=${count}`, true), 0, render("page"));
  }
  expect(cache.get("/events/rally", 1)?.text).toBe("kept");
  expect(cache.size.missing).toBeLessThanOrEqual(1000);
  expect(cache.size.filtered).toBeLessThanOrEqual(600);
});

test("a failed render is told to all who waited and not remembered", async () => {
  const cache = listeningCache();
  const failing = () => cache.through(asked("/events"), 0, () => Promise.reject(new Error("down")));
  await expect(failing()).rejects.toThrow("down");
  expect((await cache.through(asked("/events"), 0, render("up"))).text).toBe("up");
});
