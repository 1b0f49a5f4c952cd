import { defineConfig } from "@playwright/test";
import { LONG } from "./tests/helpers/long";

/** Browser tests and fault tests, on the production build: Next answers errors otherwise in development. */
export default defineConfig({
  globalSetup: "./tests/helpers/one-app.ts",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  workers: 4,
  fullyParallel: true,
  forbidOnly: true,
  reporter: "line",
  use: {
    browserName: "chromium",
    headless: true,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CORTEGE_CHROMIUM || "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "browser", testDir: "tests/browser", workers: 2 },
    // Half of their time they wait for a killed process to be missed: four at once keep two processors busy.
    {
      name: "faults",
      testDir: "tests/faults",
      dependencies: ["browser"],
      fullyParallel: false,
      timeout: LONG ? 900_000 : 400_000,
    },
  ],
});
