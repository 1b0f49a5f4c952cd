import { projectFiles, sourceFiles } from "./files";
import { checkImports, importRules } from "./imports";
import { checkMessages, messageRules } from "./messages";
import { plantViolations } from "./planted";
import { checkSources, sourceRules } from "./sources";
import { inOneLine, type Violation } from "./violation";

/** Files that only read like code: what the build makes and what the rules have no say over. */
const CRUISED = /^(app|components|lib|prisma|scripts|tests)\/|^(proxy|instrumentation)\.ts$/;

async function check(root: string): Promise<Violation[]> {
  const files = projectFiles(root);
  const sources = sourceFiles(files);
  const cruised = sources.filter((file) => CRUISED.test(file));
  return [...(await checkImports(root, cruised)), ...checkSources(root, sources), ...checkMessages(root)];
}

/** Rules that did not see the violation planted for them. */
async function blindRules(): Promise<Violation[]> {
  const planted = plantViolations();
  try {
    const seen = new Set((await check(planted.root)).map((violation) => violation.rule));
    return [...importRules, ...sourceRules, ...messageRules, "imports-resolve"]
      .filter((rule) => !seen.has(rule))
      .map((rule) => ({ file: "tests/architecture/planted.ts", rule, why: "did not see what was planted for it" }));
  } finally {
    planted.remove();
  }
}

const only = process.argv[2];
const violations =
  only === "messages" ? checkMessages(process.cwd()) : [...(await blindRules()), ...(await check(process.cwd()))];
for (const violation of violations) console.log(inOneLine(violation));
const files = sourceFiles(projectFiles(process.cwd())).length;
console.log(`${violations.length ? `${violations.length} violations` : "every rule holds"} (${files} files)`);
process.exitCode = violations.length ? 1 : 0;
