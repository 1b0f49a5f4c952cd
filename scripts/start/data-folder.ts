import { chmodSync, mkdirSync } from "node:fs";

/** Makes the data folder, and keeps others on this machine out of it. */
export function closeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") chmodSync(folder, 0o700);
}
