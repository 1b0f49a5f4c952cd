import { test as base, expect } from "@playwright/test";
import { type App, type AppOptions, startApp } from "@/tests/helpers/app";

/** As much of an app as asking it and reading its data takes. */
export type Lent = Pick<App, "origin" | "databaseUrl" | "key">;

type Own = {
  app: App;
  /** The Cortège of the browser tests, where they ran before; else one's own. For tests that ask much and hurt nothing. */
  lent: Lent;
  settings: Record<string, string>;
  /** From an empty folder, as a first start: for tests of what the demo itself does, its first mails among it. */
  anew: boolean;
  /** Names the file: what one has posted (a queue, a network above its budget) must not delay another's mails. */
  file: string;
};

async function whileRunning(options: AppOptions, use: (app: App) => Promise<void>): Promise<void> {
  const app = await startApp(options);
  await use(app);
  expect(await app.stop(), `exit status of npm start\n${app.output().slice(-2000)}`).toBe(0);
}

/** A test with a Cortège of its own, which it may hurt, with `settings` of its own. Tests of one `file` share it. */
export const test = base.extend<object, Own>({
  settings: [{}, { scope: "worker", option: true }],
  anew: [false, { scope: "worker", option: true }],
  file: ["", { scope: "worker", option: true }],
  app: [
    async ({ settings, anew, file }, use) => {
      expect(file, "a fault test names its file").not.toBe("");
      await whileRunning({ env: settings, anew }, use);
    },
    { scope: "worker", timeout: 240_000 },
  ],
  lent: [
    async ({ settings }, use) => {
      const { TEST_ORIGIN: origin, TEST_DATABASE: databaseUrl, TEST_KEY: key } = process.env;
      if (origin && databaseUrl && key) await use({ origin, databaseUrl, key });
      else await whileRunning({ env: settings }, use);
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

export { expect };
