import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from "node:fs";
import { env } from "@/lib/env";
import { keyedHash } from "../keys";

/**
 * Who asked to be erased, told to a file beside the data folder that no backup holds: a backup made before would bring
 * them back. A line is a keyed hash of the row's id and of when it was made; somebody who comes back later is a new row,
 * of which no line speaks. It leads to nobody who is not there any more, with the key or without.
 */
export type ErasedRow = { kind: "contact" | "row"; id: string; createdAt: Date };

const lineOf = ({ kind, id, createdAt }: ErasedRow): string =>
  keyedHash("erased", `${kind}|${id}|${createdAt.toISOString()}`).toString("base64url");

/**
 * Remembers an erasure, on the disk before it returns; to be called in the transaction that erases. Throws when it cannot
 * be written, and nobody is erased then: better asked again than brought back. One that is remembered and then cut off
 * is made good at the next look.
 */
export function rememberErasure(row: ErasedRow): void {
  const file = openSync(env().erasuresFile, "a", 0o600);
  try {
    appendFileSync(file, `${lineOf(row)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Says of a row whether its erasure was asked for; null where nobody ever asked. */
export function readErasures(): ((row: ErasedRow) => boolean) | null {
  const { erasuresFile } = env();
  const lines = existsSync(erasuresFile) ? readFileSync(erasuresFile, "utf8").split("\n").filter(Boolean) : [];
  const known = new Set(lines);
  return known.size ? (row) => known.has(lineOf(row)) : null;
}
