import { createRequire } from "node:module";
import path from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult, type IModule } from "dependency-cruiser";
import { domainCycles } from "./domains";
import type { Violation } from "./violation";

const rules: { forbidden: { name: string }[]; options: ICruiseOptions } = createRequire(import.meta.url)(
  path.resolve(".dependency-cruiser.cjs"),
);

/** Names of the rules about imports; each must see its planted violation. */
export const importRules = [...rules.forbidden.map((rule) => rule.name), "no-domain-cycles"];

async function cruised(root: string, files: string[]): Promise<ICruiseResult> {
  const before = process.cwd();
  process.chdir(root);
  try {
    const { output } = await cruise(
      files,
      { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true } as ICruiseOptions,
      { alias: { "@": root } } as never,
    );
    if (typeof output === "string") throw new Error("dependency-cruiser answered with text");
    return output;
  } finally {
    process.chdir(before);
  }
}

const unresolved = (modules: IModule[]): Violation[] =>
  modules.flatMap((module) =>
    module.dependencies
      .filter((found) => found.couldNotResolve && /^(@\/|\.)/.test(found.module) && !found.module.includes("generated"))
      .map((found) => ({ file: module.source, rule: "imports-resolve", why: found.module })),
  );

/**
 * Holds the rules about imports over `files`. Seeing fewer files than there are is itself a violation: a tool that
 * reads nothing finds nothing.
 */
export async function checkImports(root: string, files: string[]): Promise<Violation[]> {
  const { modules, summary } = await cruised(root, files);
  const seen = new Set(modules.map((module) => module.source));
  const unseen = files.filter((file) => !seen.has(file));
  return [
    ...unseen.map((file) => ({ file, rule: "every-file-is-cruised" })),
    ...summary.violations.map(({ from, to, rule }) => ({ file: from, rule: rule.name, why: `imports ${to}` })),
    ...unresolved(modules),
    ...domainCycles(modules),
  ];
}
