import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

/** The small form of axe: each page reads it anew. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/**
 * Lays a bar that sticks to the bottom into the flow. Where it sticks it hides, from axe, part of whatever control
 * happens to lie below it; scrolling frees that control (focus does so by itself, see scroll-padding in base.css).
 */
const laySticking = (page: Page) =>
  page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>(".act-bar")) bar.style.position = "static";
  });

/** Runs axe inside the page. Handing it over once per page takes half of the time that its Playwright builder takes. */
async function violationsOn(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    (values) =>
      window.axe.run(document, { runOnly: values, resultTypes: ["violations"] }).then((done) => done.violations),
    WCAG,
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Asserts that axe finds nothing against WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await laySticking(page);
  // A mail in its sandboxed frame lets no script in, axe's neither; mails have a linter of their own.
  await page.locator("iframe[sandbox]").evaluateAll((frames) => frames.map((frame) => frame.remove()));
  const violations = await violationsOn(page);
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}  ${node.html.slice(0, 120)}`),
  );
  expect(told, `axe on ${page.url()}`).toEqual([]);
}
