import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each([
  ["/events/rally", "/events/rally"],
  ["/en/events?month=2026-12", "/en/events?month=2026-12"],
  ["/events#form-rsvp", "/events"],
  ["/événements", "/%C3%A9v%C3%A9nements"],
])("%s leads to %s", (given, path) => expect(ownPath(given)).toBe(path));

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/%2e%2e//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/events\r\nSet-Cookie: a=b",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "evil.example",
  "",
  " /events",
  `/${"a".repeat(600)}`,
])("%j leads nowhere", (given) => expect(ownPath(given)).toBeNull());
