import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import type pg from "pg";
import { isRightKey, keyCheck } from "@/lib/privacy/key-check";
import { newKeyText } from "@/lib/privacy/keys";
import { Refusal } from "./refusal";

type KeySettings = { key: string | undefined; keyFile: string; dataDir: string };

/** What the database says of its key: null when it has none yet. */
export async function storedKeyCheck(database: pg.Pool | pg.PoolClient): Promise<Uint8Array | null> {
  const table = await database.query<{ found: string | null }>(
    `SELECT to_regclass('public."Instance"')::text AS found`,
  );
  if (!table.rows[0]?.found) return null;
  const row = await database.query<{ keyCheck: Buffer }>(`SELECT "keyCheck" FROM "Instance"`);
  return row.rows[0]?.keyCheck ?? null;
}

function makeKeyFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = openSync(file, "wx", 0o600);
  try {
    writeSync(handle, `${newKeyText()}\n`);
    // What is sealed from now on is lost without it: it must be on the disk before the first row is.
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Nobody else on this machine reads the key; one that lies open is closed where we may. */
function closeKeyFile(file: string): void {
  if (process.platform === "win32" || (statSync(file).mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch {
    // Given by somebody else (a secret of the service manager): its owner decides.
  }
}

/**
 * Makes sure that the key at hand opens what this database holds; makes one for a database that has none yet.
 * Returns whether it made one. Refuses a missing, malformed or wrong key, and one kept among the data.
 */
export function ensureKey(settings: KeySettings, stored: Uint8Array | null): { made: boolean } {
  const { key, keyFile, dataDir } = settings;
  if (!key && !path.relative(dataDir, keyFile).startsWith(".."))
    throw new Refusal("key_inside_data", { file: keyFile });
  const made = !key && !existsSync(keyFile);
  if (made) {
    if (stored) throw new Refusal("key_missing", { file: keyFile });
    makeKeyFile(keyFile);
  }
  if (!key) {
    closeKeyFile(keyFile);
    if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(readFileSync(keyFile, "utf8").trim()))
      throw new Refusal("key_malformed", { file: keyFile });
  }
  if (stored && !isRightKey(stored)) throw new Refusal("key_wrong", { file: key ? "CORTEGE_KEY" : keyFile });
  return { made };
}

/** Notes in a migrated database which key it is sealed with, once. */
export async function noteKey(database: pg.Pool): Promise<void> {
  await database.query(`INSERT INTO "Instance" ("id", "keyCheck") VALUES (1, $1) ON CONFLICT DO NOTHING`, [keyCheck()]);
}
