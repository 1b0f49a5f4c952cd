import path from "node:path";
import { chromium } from "@playwright/test";
import config from "../../playwright.config";
import { type App, startApp } from "./app";
import { untilQuiet } from "./quiet";
import { layAside } from "./template";

/** Signs the owner in by the link that the start printed, and keeps the cookies in a file. */
async function keepOwnerSignedIn(app: App): Promise<string> {
  const file = path.join(app.dataDir, "..", "owner.json");
  const browser = await chromium.launch(config.use?.launchOptions);
  const page = await browser.newPage();
  await page.goto(app.signInLink);
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/organize(?!\/sign-in)/);
  await page.context().storageState({ path: file });
  await browser.close();
  return file;
}

/**
 * One running Cortège for all browser tests; fault tests start their own, as copies of its first state. A running one can
 * be lent by the TEST_ variables.
 */
export default async function oneApp(): Promise<() => Promise<void>> {
  if (process.env.TEST_ORIGIN) return async () => undefined;
  const app = await startApp();
  Object.assign(process.env, {
    TEST_ORIGIN: app.origin,
    TEST_MAIL: app.mailDir,
    TEST_DATABASE: app.databaseUrl,
    TEST_KEY: app.key,
  });
  try {
    // A mail in the middle of leaving would wait in each copy until its claim is old.
    await untilQuiet(app.databaseUrl);
    process.env.TEST_TEMPLATE = await layAside(app);
    process.env.TEST_OWNER_STATE = await keepOwnerSignedIn(app);
  } catch (reason) {
    await app.stop();
    throw reason;
  }
  return async () => {
    const status = await app.stop();
    if (status !== 0) throw new Error(`npm start ended with ${status}:\n${app.output().slice(-2000)}`);
  };
}
