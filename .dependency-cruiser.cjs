/**
 * Who may import whom: one rule per sentence of docs/architecture.md. `npm run check` runs them (tests/architecture),
 * where each rule also has a planted violation that it must see.
 */

/** Each domain may import those to its left; jobs and privacy stand side by side. */
const DOMAINS = ["jobs", "privacy", "mail", "groups", "auth", "contacts", "texts", "media", "campaigns"].concat([
  "publishing",
  "events",
  "volunteers",
  "newsletters",
  "signups",
  "worker",
]);

/** Who may import a foreign library, beside tests and scripts: one owner each. */
const OWNERS = {
  "next-auth": "^lib/auth/|^app/api/auth/",
  nodemailer: "^lib/mail/",
  "react-email": "^lib/mail/|^lib/.+emails?\\.tsx$",
  "graphile-worker": "^lib/worker/",
  pino: "^lib/log\\.ts$|^lib/http/|^lib/worker/",
  pg: "^lib/db\\.ts$|^lib/http/|^lib/worker/",
  "pg-copy-streams": "^$",
  "@prisma/(client|adapter-pg)": "^lib/db\\.ts$",
  "@prisma/schema-engine-wasm": "^$",
  sharp: "^lib/media/encoder\\.ts$|^prisma/seed/",
  tar: "^$",
  "ical-generator": "^lib/events/",
  feed: "^lib/publishing/",
  "micromark(-extension-gfm)?": "^lib/markdown\\.ts$|^lib/publishing/",
  "csv-stringify": "^lib/csv\\.ts$|^lib/events/",
  "react-hook-form": "^components/",
  "@hookform/resolvers": "^components/",
  "postal-mime": "^lib/mail/",
  imapflow: "^lib/mail/",
  "temporal-polyfill": "^lib/time\\.ts$|^prisma/seed/",
};

const TEST = "\\.test\\.tsx?$|^tests/|\\.spec\\.ts$";
const left = (names) => `^lib/(${names.join("|")})/`;

const domainOrder = DOMAINS.slice(0, -1)
  .map((domain, place) => ({ domain, right: DOMAINS.slice(place + 1) }))
  .map(({ domain, right }) => ({
    name: `${domain}-imports-only-to-its-left`,
    severity: "error",
    from: { path: `^lib/${domain}/`, pathNot: TEST },
    to: { path: left(domain === "jobs" ? right.filter((name) => name !== "privacy") : right) },
  }));

const owners = Object.entries(OWNERS).map(([library, owner]) => ({
  name: `one-owner-of-${library.replace(/[^\w-]+/g, "-").replace(/^-|-$/g, "")}`,
  severity: "error",
  from: { pathNot: [owner, TEST, "^scripts/", "^prisma/generated/", "^[^/]+$"] },
  to: { path: `node_modules/${library}(/|$)` },
}));

const DB_FILES =
  "/(queries|mutations|jobs|enqueue)\\.ts$|^lib/http/page-changed\\.ts$|^lib/(http|worker)/main\\.ts$|\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "nothing-imports-app", severity: "error", from: { pathNot: `^app/|${TEST}` }, to: { path: "^app/" } },
    { name: "lib-knows-no-components", severity: "error", from: { path: "^lib/" }, to: { path: "^components/" } },
    ...domainOrder,
    {
      name: "nothing-imports-the-worker",
      severity: "error",
      from: { pathNot: `^lib/worker/|^scripts/|${TEST}` },
      to: { path: "^lib/worker/" },
    },
    {
      name: "only-db-opens-prisma",
      severity: "error",
      from: { pathNot: "^lib/db\\.ts$|^prisma/generated/" },
      to: { path: "^prisma/generated/", pathNot: "/enums\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "database-in-queries-mutations-jobs",
      severity: "error",
      from: { path: "^(lib|components|app)/", pathNot: DB_FILES },
      to: { path: "^lib/db\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-use-schema-rules-actions",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: { path: "^lib/.+/(queries|mutations|jobs|emails)\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pages-write-through-actions-or-handlers",
      severity: "error",
      from: { path: "^app/", pathNot: `/route\\.tsx?$|${TEST}` },
      to: { path: "^lib/.+/mutations\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "queries-change-nothing",
      severity: "error",
      from: { path: "/queries\\.ts$" },
      to: { path: "/(mutations|jobs|actions|enqueue)\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "jobs-are-the-workers",
      severity: "error",
      from: { pathNot: ["^lib/worker/", "^scripts/", "^prisma/seed/", TEST] },
      to: { path: "^lib/.+/jobs\\.ts$", pathNot: "^lib/jobs/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rules-and-schema-are-pure",
      severity: "error",
      from: { path: "^lib/.+/(rules|schema)\\.ts$" },
      to: {
        pathNot:
          "^lib/(rich-text|mail/skeletons)/|/(rules|schema|calls-to-act)\\.ts$|node_modules/zod|^lib/(?!db|env|log)[^/]+\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "mails-only-word",
      severity: "error",
      from: { path: "/emails\\.tsx$" },
      to: { path: "^lib/db\\.ts$|/(queries|mutations|jobs|enqueue)\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-kit-knows-no-domain",
      severity: "error",
      from: { path: "^components/ui/", pathNot: TEST },
      to: { path: "^(lib/(?!i18n/)[^/]+/|components/(?!ui/))" },
    },
    {
      name: "tests-are-leaves",
      severity: "error",
      from: { pathNot: `${TEST}|^(vitest|playwright)\\.config\\.ts$` },
      to: { path: TEST },
    },
    ...owners,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^prisma/generated/internal|^prisma/generated/models" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: { conditionNames: ["import", "require", "node", "default"], exportsFields: ["exports"] },
  },
};
