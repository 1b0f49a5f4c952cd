import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
/** What asks who is signed in, and with which roles. */
const GUARDS = [
  "formAction",
  "provedAction",
  "peopleAction",
  "requireSignIn",
  "requireOrganizer",
  "requireProved",
  "requirePeople",
];
/** Modules that read or change what is kept. */
const KEPT = /\/(queries|mutations|people)$/;

type Parts = { guards: Set<string>; kept: Set<string> };

const called = (call: ts.CallExpression): string => {
  const name = ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : call.expression;
  return ts.isIdentifier(name) ? name.text : "";
};

const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

/**
 * Where calls to some names end, the earliest first: what stands among a call's arguments is called before it. What a
 * guard is handed to do is done behind it, so it is not looked into.
 */
function callsOf(node: ts.Node, names: Set<string>, guards: Set<string>): number[] {
  const ends: number[] = [];
  const see = (one: ts.Node): void => {
    if (ts.isCallExpression(one) && names.has(called(one))) ends.push(one.end);
    const isGuard = ts.isCallExpression(one) && guards.has(called(one));
    ts.forEachChild(one, (child) => (isGuard && isFunction(child) ? undefined : see(child)));
  };
  see(node);
  return ends.sort((a, b) => a - b);
}

/** Whether what is declared asks who is there before it reads or changes anything; guards take what is done as an argument. */
function asks(node: ts.Node, { guards, kept }: Parts): boolean {
  const init = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  if (init && ts.isCallExpression(init) && ts.isIdentifier(init.expression)) return guards.has(init.expression.text);
  const [first] = callsOf(node, guards, guards);
  const [touched] = callsOf(node, kept, guards);
  return first !== undefined && (touched === undefined || first < touched);
}

function importedKept(source: ts.SourceFile): string[] {
  return source.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
    if (!KEPT.test((moduleSpecifier as ts.StringLiteral).text)) return [];
    const names = importClause?.namedBindings;
    if (!names) return [];
    return ts.isNamespaceImport(names) ? [names.name.text] : names.elements.map(({ name }) => name.text);
  });
}

/** Every action of a file with whether it asks. A helper of the file that asks is a guard itself. */
function actionsIn(text: string): Record<string, boolean> {
  const source = ts.createSourceFile("actions.ts", text, ts.ScriptTarget.Latest, true);
  const parts: Parts = { guards: new Set(GUARDS), kept: new Set(importedKept(source)) };
  const actions: Record<string, boolean> = {};
  for (const statement of source.statements) {
    const declared = ts.isVariableStatement(statement)
      ? [...statement.declarationList.declarations]
      : ts.isFunctionDeclaration(statement)
        ? [statement]
        : [];
    const isAction =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    for (const one of declared) {
      const name = one.name?.getText() ?? "";
      const does = asks(one, parts);
      if (isAction) actions[name] = does;
      else if (does) parts.guards.add(name);
    }
  }
  return actions;
}

const files = ["lib", "app", "components"]
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
  .filter((file) => file.isFile() && /\.tsx?$/.test(file.name))
  .map((file) => join(file.parentPath, file.name))
  .filter((file) => /^\s*"use server";/m.test(readFileSync(file, "utf8")));

describe("every server action asks who is there before it touches anything", () => {
  test.each(files.map((file) => relative(ROOT, file)))("%s", (file) => {
    const actions = actionsIn(readFileSync(join(ROOT, file), "utf8"));
    expect(Object.keys(actions)).not.toEqual([]);
    expect(Object.entries(actions).filter(([, does]) => !does)).toEqual([]);
  });

  test("and one that does not would be seen", () => {
    const source = `"use server";
import { write } from "./mutations";
import * as reading from "./queries";
const inGroup = (id: string) => formAction(schema, () => write(id));
async function mine() { return requireSignIn(); }
export const good = formAction(schema, (input) => write(input));
export const helped = inGroup("a");
export async function plain() { await write(await mine()); }
export const open = async (input) => write(input);
export async function late(input) { await reading.find(input); await requireSignIn(); }
export async function idle() {}
export const wrapped = other(schema, (input) => formAction(input));
`;
    expect(actionsIn(source)).toEqual({
      good: true,
      helped: true,
      plain: true,
      open: false,
      late: false,
      idle: false,
      wrapped: false,
    });
  });
});
