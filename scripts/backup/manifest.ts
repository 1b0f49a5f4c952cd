import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Raised when a later version cannot read the same archive any more. */
const FORMAT = 1;

const manifestSchema = z.object({
  product: z.literal("cortege"),
  format: z.number().int(),
  version: z.string(),
  madeAt: z.string(),
  /** The migrations that made the tables; a restore lays exactly these, then the newer ones over the data. */
  migrations: z.array(z.string().regex(/^\w+$/)),
  /** Tells whether a key opens what is sealed in here; says nothing about the key. */
  keyCheck: z.string(),
  tables: z.array(z.object({ name: z.string().regex(/^\w+$/), columns: z.array(z.string()), rows: z.number().int() })),
  jobs: z.number().int(),
  files: z.number().int(),
});

export type Manifest = z.output<typeof manifestSchema>;

export const MANIFEST = "manifest.json";
export const JOBS = "jobs.jsonl";
/** What people uploaded, in the data folder. Mail and the database's own files are not part of a backup. */
export const UPLOADS = "uploads";
export const tableFile = (name: string): string => `tables/${name}.copy`;

const packageVersion = (): string =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../package.json"), "utf8")).version;

export const newManifest = (facts: Omit<Manifest, "product" | "format" | "version">): Manifest => ({
  product: "cortege",
  format: FORMAT,
  version: packageVersion(),
  ...facts,
});

/** Reads a manifest; throws when it is none. */
export const readManifest = (text: string): Manifest => manifestSchema.parse(JSON.parse(text));

/** Whether a backup was made by a version that knows more than this one. */
export const isNewer = (manifest: Manifest, ours: readonly string[]): boolean =>
  manifest.format > FORMAT || manifest.migrations.some((name) => !ours.includes(name));
