import { expect, test } from "vitest";
import { errorHtml } from "./error-pages";

test("who must sign in is led to where a way in is asked for, not to where a code is typed", () => {
  expect(errorHtml("sign_in_needed", "fr")).toContain('href="/organize"');
  expect(errorHtml("sign_in_needed", "en")).toContain('href="/en/organize"');
});
