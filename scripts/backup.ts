import path from "node:path";
import { withDatabase } from "./backup/place";
import { backup } from "./backup/save";
import { say } from "./start/words.mjs";

/** npm run backup [file]: writes one file that, with the key, brings everything back. */
const now = new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-");
const file = path.resolve(process.argv[2] ?? `cortege-${now}.tar.gz`);

await withDatabase(async (url, { dataDir }) => {
  const { tables, files } = await backup({ url, dataDir }, file);
  say("backup_written", { file, files, rows: tables.reduce((sum, { rows }) => sum + rows, 0) });
});
