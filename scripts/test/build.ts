import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../start/build";

// Builds as npm start does, so that what the tests start afterwards finds its build done.
const folder = mkdtempSync(path.join(tmpdir(), "cortege-build-"));
try {
  await build(process.cwd(), folder);
} catch (error) {
  console.error(error);
  console.error(readFileSync(path.join(folder, "build.log"), "utf8"));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
