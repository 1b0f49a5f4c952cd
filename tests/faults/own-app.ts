import { test as base, expect } from "@playwright/test";
import { type App, startApp } from "@/tests/helpers/app";

/** As much of an app as asking it and reading its data takes. */
export type Lent = Pick<App, "origin" | "databaseUrl" | "key">;

type Own = {
  app: App;
  /** The Cortège of the browser tests, where they ran before; else one's own. For tests that ask much and hurt nothing. */
  lent: Lent;
  settings: Record<string, string>;
  /** Names the file: what one has posted (a queue, a network above its budget) must not delay another's mails. */
  file: string;
};

async function whileRunning(settings: Record<string, string>, use: (app: App) => Promise<void>): Promise<void> {
  const app = await startApp({ env: settings });
  await use(app);
  expect(await app.stop(), `exit status of npm start\n${app.output().slice(-2000)}`).toBe(0);
}

/** A test with a Cortège of its own, which it may hurt, with `settings` of its own. Tests of one `file` share it. */
export const test = base.extend<object, Own>({
  settings: [{}, { scope: "worker", option: true }],
  file: ["", { scope: "worker", option: true }],
  app: [
    async ({ settings, file }, use) => {
      expect(file, "a fault test names its file").not.toBe("");
      await whileRunning(settings, use);
    },
    { scope: "worker", timeout: 240_000 },
  ],
  lent: [
    async ({ settings }, use) => {
      const { TEST_ORIGIN: origin, TEST_DATABASE: databaseUrl, TEST_KEY: key } = process.env;
      if (origin && databaseUrl && key) await use({ origin, databaseUrl, key });
      else await whileRunning(settings, use);
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

export { expect };
