import { writeFileSync } from "node:fs";
import { WRITTEN_OVER, writtenOver } from "./messages";

/** Notes that every other way to say a sentence was read over the French one as it is now. */
writeFileSync(WRITTEN_OVER, `${JSON.stringify(writtenOver("."), null, 2)}\n`);
