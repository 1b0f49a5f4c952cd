import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const using = (library: string) => `import * as it from "${library}";\nexport const it2 = it;\n`;

/** A small project that breaks every rule at least once. */
const PLANTED: Record<string, string> = {
  "app/page.tsx":
    'import { write } from "@/lib/events/mutations";\nexport const Page = () => <Suspense><p style={{}}>{String(write)}</p></Suspense>;\n',
  "app/news/loading.tsx": "export default function Loading() { return null; }\n",
  "components/ui/box.tsx":
    'import { one } from "@/lib/events/queries";\nimport "@/app/page";\nexport const box = one;\n',
  "lib/db.ts": 'export { PrismaClient as db } from "@/prisma/generated/client";\nexport type Tx = object;\n',
  "lib/looks.ts": 'import "@/components/ui/box";\nexport const looks = process.env.LOOKS; // FIXME\n',
  "lib/utils.ts": "export const nothing = console.log(z.uuid());\n",
  "lib/round.ts": 'import { trip } from "./trip";\nexport const round = () => trip;\n',
  "lib/trip.ts":
    'import { round } from "./round";\nimport { it } from "./round.test";\nexport const trip = () => [round, it];\n',
  "lib/round.test.ts": `export const it = 1;\n${lines(401, "void 0;")}`,
  "lib/events/index.ts": 'export * from "./rules";\n',
  "lib/events/rules.ts":
    'import { db } from "../db";\nimport type { Lost } from "./lost";\nexport const rule = (_: Lost) => db;\n',
  "lib/events/emails.tsx": 'import { one } from "./queries";\nexport const mail = one;\n',
  "lib/events/queries.ts":
    'import { write } from "./mutations";\nimport "@/prisma/generated/client";\nexport function one() { return write; }\n',
  "lib/events/mutations.ts": [
    'import { db, type Tx } from "../db";',
    'import { one } from "./queries";',
    "/** Past the transaction. */",
    "export const write = async (tx: Tx) => [db.$queryRawUnsafe(String(tx)), await one()];",
    "// @ts-ignore",
    "",
  ].join("\n"),
  "lib/events/long.ts": `export function long() {\n${lines(250, "  void 0;")}}\n`,
  "lib/worker/handlers.ts": 'import "../events/jobs";\nexport const handlers = 1;\n',
  "lib/events/jobs.ts": "export const jobs = 1;\n",
  "lib/http/pages.ts":
    'import "../worker/handlers";\nimport "../events/jobs";\nimport "../front/server";\nexport const pages = 1;\n',
  "lib/front/server.ts": 'import "../http/pages";\nexport const server = 1;\n',
  "prisma/generated/client.ts": "export class PrismaClient {}\n",
  "messages/fr.json": JSON.stringify({
    a: "Bonjour {name} !",
    b: "",
    c: "{count, plural, one {#} other {#}",
    d: "Seulement ici.",
  }),
  "messages/en.json": JSON.stringify({ a: "Hello {nom}", b: "x", c: "x" }),
  "messages/fr-tu.json": JSON.stringify({ z: "Nulle part." }),
  "messages/written-over.json": "{}",
  "messages/fr-neutral.json": "{}",
  "messages/fr-tu-neutral.json": "{}",
};

const DOMAINS = ["jobs", "privacy", "mail", "groups", "auth", "contacts", "texts", "media", "campaigns"].concat([
  "publishing",
  "events",
  "volunteers",
  "newsletters",
  "signups",
]);

/** Libraries as a rule's name has them, each used where it must not be. */
const LIBRARIES: Record<string, string> = {
  "next-auth": "next-auth",
  nodemailer: "nodemailer",
  "react-email": "react-email",
  "graphile-worker": "graphile-worker",
  pino: "pino",
  pg: "pg",
  "pg-copy-streams": "pg-copy-streams",
  prisma: "@prisma/client",
  "prisma-wasm": "@prisma/schema-engine-wasm",
  sharp: "sharp",
  tar: "tar",
  ical: "ical-generator",
  feed: "feed",
  micromark: "micromark",
  csv: "csv-stringify",
  rhf: "react-hook-form",
  resolvers: "@hookform/resolvers",
  "postal-mime": "postal-mime",
  imapflow: "imapflow",
  temporal: "temporal-polyfill",
};

/** Writes the planted project into a temporary folder, whose path it answers with the way to remove it. */
export function plantViolations(): { root: string; remove(): void } {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "cortege-planted-")));
  const files = { ...PLANTED };
  for (const domain of DOMAINS)
    files[`lib/${domain}/early.ts`] = 'import "../worker/handlers";\nexport const early = 1;\n';
  for (const [name, library] of Object.entries(LIBRARIES)) files[`lib/campaigns/uses-${name}.ts`] = using(library);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"), "junction");
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
