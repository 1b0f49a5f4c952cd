import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/**
 * Lays a bar that sticks to the bottom into the flow. Where it sticks it hides, from axe, part of whatever control
 * happens to lie below it; scrolling frees that control (focus does so by itself, see scroll-padding in base.css).
 */
const laySticking = (page: Page) =>
  page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>(".act-bar")) bar.style.position = "static";
  });

/** Asserts that axe finds nothing against WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await laySticking(page);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}  ${node.html.slice(0, 120)}`),
  );
  expect(told, `axe on ${page.url()}`).toEqual([]);
}
