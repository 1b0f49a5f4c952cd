import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** What stands in for a module would stand in for it in the files after it too. */
const MOCKING = ["lib/auth/sign-ins/sign-ins.test.ts", "tests/roles/wide-acts.test.ts"];

const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } };

const files = (test: TestProjectInlineConfiguration["test"]): TestProjectInlineConfiguration => ({
  resolve,
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    setupFiles: ["tests/helpers/own-database.ts"],
    server: { deps: { inline: ["next-intl"] } },
    pool: "forks",
    testTimeout: 90_000,
    hookTimeout: 120_000,
    ...test,
  },
});

/**
 * Unit and database tests: beside the code, cross-cutting ones under tests/. Browser, fault and bench runs are not
 * vitest's. Files that run in one process share the modules they load, which saves a third of the time.
 */
export default defineConfig({
  resolve,
  test: {
    globalSetup: ["tests/helpers/one-postgres.ts"],
    maxWorkers: 2,
    projects: [
      files({
        name: "together",
        include: ["{lib,app,components,prisma,scripts,tests}/**/*.test.{ts,tsx}"],
        exclude: ["node_modules/**", ".next/**", ".data/**", "tests/{browser,faults,bench}/**", ...MOCKING],
        isolate: false,
      }),
      files({ name: "apart", include: MOCKING }),
    ],
  },
});
