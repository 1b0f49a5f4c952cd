import { watch } from "node:fs";
import path from "node:path";

const QUIET_MS = 200;

/** Calls `changed` after TypeScript or words below one of the folders changed, once things are quiet. */
export function onChange(folders: string[], changed: () => void): void {
  let waiting: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(path.resolve(folder), { recursive: true }, (_, name) => {
      if (!name || !/\.(tsx?|json)$/.test(name) || /\.test\.tsx?$/.test(name)) return;
      clearTimeout(waiting);
      waiting = setTimeout(changed, QUIET_MS);
    });
  }
}
