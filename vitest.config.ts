import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Unit and database tests: beside the code, cross-cutting ones under tests/. Browser, fault and bench runs are not vitest's. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["{lib,app,components,prisma,scripts,tests}/**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", ".next/**", ".data/**", "tests/{browser,faults,bench}/**"],
    globalSetup: ["tests/helpers/one-postgres.ts"],
    setupFiles: ["tests/helpers/own-database.ts"],
    server: { deps: { inline: ["next-intl"] } },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
