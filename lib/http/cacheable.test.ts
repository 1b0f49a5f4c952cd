import { expect, test } from "vitest";
import { cacheable } from "./cacheable";

test("unknown query parameters are dropped, known ones stand in one order", () => {
  const plain = cacheable("/events?utm_source=x&fbclid=1", undefined);
  expect(plain).toMatchObject({ key: "/events", url: "/events", path: "/events", hasQuery: false });
  const one = cacheable("/events?kind=RALLY&group=lucioles&x=1", undefined);
  const other = cacheable("/events?group=lucioles&kind=RALLY", undefined);
  expect(one?.key).toBe("/events?group=lucioles&kind=RALLY");
  expect(other?.key).toBe(one?.key);
});

test("language and theme each have their own page, a change is told by the path without language", () => {
  expect(cacheable("/en/events/rally", "dark")).toMatchObject({
    key: "dark /en/events/rally",
    url: "/en/events/rally",
    path: "/events/rally",
  });
  expect(cacheable("/", undefined)?.key).toBe("/");
  expect(cacheable("/en", undefined)).toMatchObject({ key: "/en", path: "/" });
});

test.each(["/me/abc", "/confirm/abc", "/organize", "/en/organize/events", "/setup", "/dev/mailbox", "/api/health"])(
  "%s is never kept",
  (url) => expect(cacheable(url, undefined)).toBeNull(),
);

test.each(["/events/%72ally", "/events//rally", "/events/rally/", "/EVENTS/../x", "/events/ra lly", "//evil"])(
  "%s, one of the endless spellings of a page, is not kept",
  (url) => expect(cacheable(url, undefined)).toBeNull(),
);

test("an endless value is not kept", () => {
  expect(cacheable(`/events?place=${"x".repeat(200)}`, undefined)).toBeNull();
});
