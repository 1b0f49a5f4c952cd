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

/**
 * What axe passes over where it is folded away: an id given twice, so that a label leads to another form's field, and a
 * control that has no name.
 */
const detachedOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two of id "${id}"`);
    const nameOf = (one: Element) =>
      [
        one.getAttribute("aria-label"),
        ...(one.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
        ...[...((one as HTMLInputElement).labels ?? [])].map((label) => label.textContent),
        one.matches("button, summary") ? one.textContent : null,
      ].find((name) => name?.trim());
    const controls = document.querySelectorAll(
      "input:not([type=hidden]), select, textarea, button, summary, [role=textbox]",
    );
    const nameless = [...controls]
      .filter((one) => !nameOf(one))
      .map((one) => `no name: ${one.outerHTML.slice(0, 120)}`);
    return [...twice, ...nameless];
  });

/** Opens what is folded, or folds it again: axe looks at what is shown. */
const unfoldAll = (page: Page, open: boolean) =>
  page.evaluate((open) => {
    for (const fold of document.querySelectorAll(open ? "details:not([open])" : "details[data-unfolded]"))
      for (const name of ["open", "data-unfolded"]) fold.toggleAttribute(name, open);
  }, open);

/**
 * Asserts that axe finds nothing against WCAG 2.2 AA on the page as it stands, what is folded away in it included; or,
 * in half the time, as it is shown, where its folds were looked into elsewhere.
 */
export async function expectAccessible(page: Page, { folds = true } = {}): Promise<void> {
  await laySticking(page);
  // A mail in its sandboxed frame lets no script in, axe's neither; mails have a linter of their own.
  await page.locator("iframe[sandbox]").evaluateAll((frames) => frames.map((frame) => frame.remove()));
  if (folds) await unfoldAll(page, true);
  const violations = await violationsOn(page);
  if (folds) await unfoldAll(page, false);
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}  ${node.html.slice(0, 120)}`),
  );
  expect([...told, ...(await detachedOn(page))], `axe on ${page.url()}`).toEqual([]);
}
