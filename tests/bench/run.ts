import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { clearSettings } from "../../scripts/test/settings.mjs";
import { type App, startApp } from "../helpers/app";
import { b1 } from "./b1";
import { b3 } from "./b3";
import { b4 } from "./b4";
import { b5, b6 } from "./b5";
import { b9 } from "./b9";
import { b10 } from "./b10";
import { b12 } from "./b12";
import { b13 } from "./b13";
import { p7 } from "./p7";
import { p8 } from "./p8";
import { type Measure, machine, tell } from "./report";
import { buildBaseline } from "./servers";

/** npm run bench [B1|B3|B4|B5|B6|B9|B10|B12|B13|P7|P8]: product and baselines in turn, in one run, on this machine. */
const BENCHES: Record<string, (app: App) => Promise<Measure[]>> = {
  B1: b1,
  B3: b3,
  B4: b4,
  B5: b5,
  B6: b6,
  B9: b9,
  B10: b10,
  B12: b12,
  B13: b13,
  P7: p7,
  P8: p8,
};
const WITHOUT_BASELINE = ["B4", "B13", "P7", "P8"];

const wanted = process.argv[2]?.toUpperCase();
if (wanted && !BENCHES[wanted]) {
  console.error(`npm run bench [${Object.keys(BENCHES).join("|")}]`);
  process.exit(2);
}

clearSettings(process.env);
console.log(machine());
if (!wanted || !WITHOUT_BASELINE.includes(wanted)) buildBaseline();
const home = mkdtempSync(path.join(tmpdir(), "cortege-bench-"));
const app = await startApp({ dataDir: path.join(home, "data") });
try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted && name !== wanted) continue;
    for (const measure of await bench(app)) {
      tell(measure);
      if (!measure.holds) process.exitCode = 1;
    }
  }
} finally {
  await app.stop();
  rmSync(home, { recursive: true, force: true });
}
