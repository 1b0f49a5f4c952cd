import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by tests/helpers/one-app.ts`);
  return value;
};

/** The running Cortège that all browser tests share. */
export const site = {
  get origin() {
    return setting("TEST_ORIGIN");
  },
  get mailDir() {
    return setting("TEST_MAIL");
  },
  get databaseUrl() {
    return setting("TEST_DATABASE");
  },
  get key() {
    return setting("TEST_KEY");
  },
  /** Cookies of a signed-in owner. */
  get ownerState() {
    return setting("TEST_OWNER_STATE");
  },
};

export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The whole address of a page in a language. */
export const addressOf = (path: string, locale: Locale = "fr"): string =>
  `${site.origin}${locale === "fr" ? path : `/en${path === "/" ? "" : path}`}`;

/** What a page did that none of ours may: ask another host, write an error, break the policy. */
type Misdeeds = { foreign: string[]; errors: string[] };

function watch(page: Page, misdeeds: Misdeeds): void {
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(http|ws)s?:/.test(url.protocol) && url.origin !== site.origin) misdeeds.foreign.push(url.href);
  });
  page.on("pageerror", (error) => misdeeds.errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    const expected = /status of (403|404|422)/.test(message.text());
    if (message.type() === "error" && !expected) misdeeds.errors.push(`${page.url()}: ${message.text()}`);
  });
}

type Fixtures = {
  /** Opens a browser of one's own choice; everything it does is watched. */
  browse(options?: BrowserContextOptions): Promise<Page>;
  /**
   * The tab that other tests have looked with already, if their choice was the same: what all pages load lies there,
   * read and compiled. For tests that only look.
   */
  look(options?: BrowserContextOptions): Promise<Page>;
};

type OfWorker = { looking: Map<string, Page> };

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

/** A test in a real browser that also asserts: no request to another host, no error, no breach of the policy. */
export const test = base.extend<Fixtures, OfWorker>({
  browse: async ({ browser }, use) => {
    const misdeeds: Misdeeds = { foreign: [], errors: [] };
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ viewport: PHONE, locale: "fr-FR", ...options });
      contexts.push(context);
      context.on("page", (page) => watch(page, misdeeds));
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(misdeeds).toEqual({ foreign: [], errors: [] });
  },
  looking: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed.
    async ({}, use) => {
      const tabs = new Map<string, Page>();
      await use(tabs);
      for (const tab of tabs.values()) await tab.context().close();
    },
    { scope: "worker" },
  ],
  look: async ({ browser, looking }, use) => {
    const misdeeds: Misdeeds = { foreign: [], errors: [] };
    const tabs: Page[] = [];
    await use(async (options = {}) => {
      const chosen = { viewport: PHONE, locale: "fr-FR", ...options };
      const key = JSON.stringify(chosen);
      const tab = looking.get(key) ?? (await (await browser.newContext(chosen)).newPage());
      looking.set(key, tab);
      await tab.setViewportSize(chosen.viewport ?? PHONE);
      watch(tab, misdeeds);
      tabs.push(tab);
      return tab;
    });
    for (const tab of tabs) {
      await tab.goto("about:blank");
      tab.removeAllListeners();
    }
    expect(misdeeds).toEqual({ foreign: [], errors: [] });
  },
});

export { expect };
