import { readFileSync } from "node:fs";
import path from "node:path";
import type { Violation } from "./violation";

export const migrationRules = ["migrations-survive-their-driver"];

/** A semicolon that ends no statement: in a comment, a text or a function's body. */
const STRAY = /--[^\n]*;|'[^'\n]*;[^'\n]*'|\$\$/;

/** The driver that applies migrations cuts a file at each semicolon, wherever it stands. */
export const checkMigrations = (root: string, files: string[]): Violation[] =>
  files
    .filter((file) => /^prisma\/migrations\/.*\.sql$/.test(file))
    .flatMap((file) => {
      const stray = STRAY.exec(readFileSync(path.join(root, file), "utf8"))?.[0];
      return stray ? [{ file, rule: "migrations-survive-their-driver", why: stray.slice(0, 80) }] : [];
    });
