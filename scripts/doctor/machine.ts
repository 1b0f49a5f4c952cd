import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import type { Env } from "@/lib/env";
import { isRightKey } from "@/lib/privacy/key-check";
import { type Finding, fine, warn, wrong } from "./finding";

const MEGABYTE = 1024 * 1024;
/** Below the first it is time to make room, below the second uploads are refused already. */
const ROOM = { warn: 1024, wrong: 256 };

/** Whether a folder can be written to, and how much room is left, in megabytes. */
export async function checkFolder(folder: string, room = ROOM): Promise<Finding> {
  try {
    const trial = mkdtempSync(path.join(folder, ".doctor-"));
    try {
      writeFileSync(path.join(trial, "written"), "x");
    } finally {
      rmSync(trial, { recursive: true, force: true });
    }
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / MEGABYTE);
    if (free < room.wrong) return wrong("doctor_disk_full", { folder, free });
    if (free < room.warn) return warn("doctor_disk_low", { folder, free });
    return fine("doctor_disk_fine", { folder, free });
  } catch (error) {
    return wrong("doctor_disk_unwritable", { folder, reason: (error as NodeJS.ErrnoException).code ?? "?" });
  }
}

type KeySettings = Pick<Env, "key" | "keyFile" | "dataDir">;

/** Whether the key is there, closed to others, outside the data, and the one of this database (null: not known). */
export function checkKey({ key, keyFile, dataDir }: KeySettings, stored: Uint8Array | null): Finding[] {
  const findings: Finding[] = [];
  if (!key) {
    let text: string;
    try {
      text = readFileSync(keyFile, "utf8").trim();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT") return [wrong("doctor_key_unreadable", { file: keyFile, reason: code ?? "?" })];
      return [stored ? wrong("key_missing", { file: keyFile }) : warn("doctor_key_none", { file: keyFile })];
    }
    if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return [wrong("key_malformed", { file: keyFile })];
    if (!path.relative(dataDir, keyFile).startsWith("..")) findings.push(wrong("key_inside_data", { file: keyFile }));
    const mode = statSync(keyFile).mode & 0o777;
    if (process.platform !== "win32" && mode & 0o077)
      findings.push(wrong("doctor_key_open", { file: keyFile, mode: mode.toString(8) }));
  }
  const file = key ? "CORTEGE_KEY" : keyFile;
  if (stored && !isRightKey(stored)) findings.push(wrong("key_wrong", { file }));
  return findings.length ? findings : [fine("doctor_key_fine", { file })];
}
