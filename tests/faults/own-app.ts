import { test as base, expect } from "@playwright/test";
import { type App, startApp } from "@/tests/helpers/app";

type Own = {
  app: App;
  settings: Record<string, string>;
  /** Names the file: what one has posted (a queue, a network above its budget) must not delay another's mails. */
  file: string;
};

/** A test with a Cortège of its own, which it may hurt, with `settings` of its own. Tests of one `file` share it. */
export const test = base.extend<object, Own>({
  settings: [{}, { scope: "worker", option: true }],
  file: ["", { scope: "worker", option: true }],
  app: [
    async ({ settings, file }, use) => {
      expect(file, "a fault test names its file").not.toBe("");
      const app = await startApp({ env: settings });
      await use(app);
      expect(await app.stop(), `exit status of npm start\n${app.output().slice(-2000)}`).toBe(0);
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

export { expect };
