import ts from "typescript";
import type { SourceFile } from "./source-rules";
import type { Violation } from "./violation";

type FunctionNode = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

const isFunctionNode = (node: ts.Node): node is FunctionNode =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);

/** The name under which a function holds a transaction: a parameter of type Tx, or that of transaction(async (tx) => …). */
function transactionName(node: FunctionNode): string | undefined {
  const typed = node.parameters.find((each) => each.type && /\bTx$/.test(each.type.getText()));
  const handed =
    ts.isCallExpression(node.parent) && /(^|\.\$?)transaction$/.test(node.parent.expression.getText())
      ? node.parameters[0]
      : undefined;
  return (typed ?? handed)?.name.getText();
}

/** Names this file imports as values from files that read or write the database. */
function databaseImports(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const bindings = statement.importClause?.namedBindings;
    if (!/\/(queries|mutations|enqueue|page-changed)$/.test(from) || !bindings || !ts.isNamedImports(bindings))
      continue;
    for (const each of bindings.elements) if (!each.isTypeOnly) names.add(each.name.text);
  }
  return names;
}

/** What is neither awaited nor handed back asks the database nothing. */
const isWaitedFor = ({ parent }: ts.CallExpression) =>
  ts.isAwaitExpression(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent);

function broken(node: ts.Node, tx: string, imported: Set<string>): string | undefined {
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === "db") return `uses db beside ${tx}`;
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  if (/^(db\.\$)?transaction$/.test(called)) return "opens a second transaction";
  const given = node.arguments.some((each) => new RegExp(`(^|[^\\w.])${tx}\\b`).test(each.getText()));
  return imported.has(called) && !given && isWaitedFor(node) ? `calls ${called}() without ${tx}` : undefined;
}

/** Inside a transaction everything goes through its client: what goes past it neither waits for it nor ends with it. */
export function untransacted({ file, tree }: SourceFile): Violation[] {
  if (!/^(lib|app)\/.*\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) return [];
  const imported = databaseImports(tree);
  const found: Violation[] = [];
  const visit = (node: ts.Node, outer: string | undefined): void => {
    const tx = (isFunctionNode(node) ? transactionName(node) : undefined) ?? outer;
    const why = outer && broken(node, outer, imported);
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (why) found.push({ file: `${file}:${line}`, rule: "only-tx-inside-a-transaction", why });
    ts.forEachChild(node, (child) => visit(child, tx));
  };
  visit(tree, undefined);
  return found;
}
