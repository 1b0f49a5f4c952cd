import ts from "typescript";
import type { SourceFile } from "./source-rules";

type TreeRule = {
  name: string;
  where: RegExp;
  except?: RegExp;
  /** Why the node breaks the rule, or false. */
  broken(node: ts.Node, source: SourceFile): string | false;
};

const MOST_LINES = 40;
const TEST = /\.test\.tsx?$/;

const linesOf = (node: ts.Node, tree: ts.SourceFile) =>
  tree.getLineAndCharacterOfPosition(node.getEnd()).line - tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;

const isFunction = (node: ts.Node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node);

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) &&
  Boolean(ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword));

const isExportedFunction = (node: ts.Node) => {
  if (!isExported(node)) return false;
  if (ts.isFunctionDeclaration(node)) return true;
  return (
    ts.isVariableStatement(node) &&
    node.declarationList.declarations.some((each) => each.initializer && isFunction(each.initializer))
  );
};

const tagName = (node: ts.Node) =>
  ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node) ? node.tagName.getText() : "";

/** What no piece of a file may be. */
export const TREE_RULES: TreeRule[] = [
  {
    name: "functions-of-lib-have-at-most-40-lines",
    where: /^lib\//,
    except: TEST,
    broken: (node, { tree }) => isFunction(node) && linesOf(node, tree) > MOST_LINES && `${linesOf(node, tree)} lines`,
  },
  {
    name: "queries-and-mutations-state-their-promise",
    where: /^lib\/.*\/(queries|mutations)\.ts$/,
    broken: (node) =>
      isExportedFunction(node) &&
      ts.getJSDocCommentsAndTags(node).length === 0 &&
      "an exported function without a docstring",
  },
  {
    name: "no-inline-styles-for-visitors",
    where: /^(app|components)\/.*\.tsx$/,
    except: /organize|opengraph|open-graph|\/og\/|poster|global-error/,
    broken: (node) => ts.isJsxAttribute(node) && node.name.getText() === "style" && "the policy refuses it",
  },
  {
    name: "no-suspense-around-pages",
    where: /^(app|components)\/.*\.tsx$/,
    except: /organize/,
    broken: (node) => /^(React\.)?Suspense$/.test(tagName(node)) && "without scripts only its fallback is seen",
  },
];
