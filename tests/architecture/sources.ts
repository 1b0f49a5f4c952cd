import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { FILE_RULES, type SourceFile, TEXT_RULES } from "./source-rules";
import { untransacted } from "./transactions";
import { TREE_RULES } from "./tree-rules";
import type { Violation } from "./violation";

export const sourceRules = [
  ...FILE_RULES.map((rule) => rule.name),
  ...TEXT_RULES.map((rule) => rule.name),
  ...TREE_RULES.map((rule) => rule.name),
  "only-tx-inside-a-transaction",
];

function readSource(root: string, file: string): SourceFile {
  const text = readFileSync(path.join(root, file), "utf8");
  const kind = /\.[cm]?jsx?$/.test(file)
    ? ts.ScriptKind.JSX
    : file.endsWith("x")
      ? ts.ScriptKind.TSX
      : ts.ScriptKind.TS;
  return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, kind) };
}

function inTree(source: SourceFile): Violation[] {
  const found: Violation[] = [];
  const rules = TREE_RULES.filter((rule) => rule.where.test(source.file) && !rule.except?.test(source.file));
  const visit = (node: ts.Node): void => {
    for (const rule of rules) {
      const why = rule.broken(node, source);
      if (why === false) continue;
      const line = source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ file: `${source.file}:${line}`, rule: rule.name, why });
    }
    ts.forEachChild(node, visit);
  };
  if (rules.length) visit(source.tree);
  return found;
}

const inText = ({ file, text }: SourceFile): Violation[] =>
  TEXT_RULES.filter((rule) => rule.where.test(file) && !rule.except?.test(file)).flatMap((rule) =>
    text
      .split("\n")
      .map((line, index) => ({ line, at: `${file}:${index + 1}` }))
      .filter(({ line }) => rule.banned.test(line))
      .map(({ line, at }) => ({ file: at, rule: rule.name, why: line.trim().slice(0, 80) })),
  );

/** Holds the rules about what stands in a file. */
export const checkSources = (root: string, files: string[]): Violation[] =>
  files
    .map((file) => readSource(root, file))
    .flatMap((source) => [
      ...FILE_RULES.flatMap((rule) => {
        const why = rule.where.test(source.file) && !rule.except?.test(source.file) && rule.broken(source);
        return why ? [{ file: source.file, rule: rule.name, why }] : [];
      }),
      ...inText(source),
      ...inTree(source),
      ...untransacted(source),
    ]);
