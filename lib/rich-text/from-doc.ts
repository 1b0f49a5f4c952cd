import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import type { DocMark, DocNode } from "./nodes";

/** The editor's document as Markdown, every sign that means something else in Markdown escaped. */
export function fromDoc(doc: DocNode): string {
  return toMarkdown(
    { type: "root", children: blocks(doc.content) },
    { extensions: [gfmToMarkdown()], bullet: "-", rule: "-", listItemIndent: "one", resourceLink: true },
  ).trimEnd();
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const blocks = (nodes: readonly DocNode[] = []): RootContent[] => nodes.flatMap((node) => block(node) ?? []);

/** What may stand inside another block is all that a document holds, for Markdown too. */
const inner = (node: DocNode) => blocks(node.content) as (BlockContent | DefinitionContent)[];

function block(node: DocNode): RootContent | null {
  switch (node.type) {
    case "paragraph": {
      const children = words(node);
      return children.length ? { type: "paragraph", children } : null;
    }
    case "heading":
      return { type: "heading", depth: Number(node.attrs?.level) as 1, children: words(node) };
    case "blockquote":
      return { type: "blockquote", children: inner(node) };
    case "bulletList":
    case "orderedList":
      return list(node);
    case "codeBlock":
      return {
        type: "code",
        lang: text(node.attrs?.language) || null,
        value: (node.content ?? []).map((each) => each.text ?? "").join(""),
      };
    case "horizontalRule":
      return { type: "thematicBreak" };
    case "footnote":
      return { type: "footnoteDefinition", ...labelled(node), children: inner(node) };
    case "picture":
    case "button":
    case "card":
      return { type: "paragraph", children: [named(node)] };
    default:
      throw new Error(`the editor has no ${node.type}`);
  }
}

/** A picture, a button or a card: the one thing in its paragraph. */
function named({ type, attrs = {} }: DocNode): PhrasingContent {
  if (type === "picture")
    return { type: "image", url: text(attrs.src), alt: text(attrs.alt), title: text(attrs.caption) || null };
  const title = type === "button" ? type : null;
  return { type: "link", url: text(attrs.href), title, children: [{ type: "text", value: text(attrs.title) }] };
}

function list(node: DocNode): RootContent {
  const spread = node.attrs?.spread === true;
  const items = (node.content ?? []).map((item): ListItem => {
    const checked = item.attrs?.checked;
    return { type: "listItem", spread, checked: typeof checked === "boolean" ? checked : null, children: inner(item) };
  });
  const ordered = node.type === "orderedList";
  return { type: "list", ordered, start: ordered ? Number(node.attrs?.start ?? 1) : null, spread, children: items };
}

const labelled = (node: DocNode) => {
  const label = text(node.attrs?.label);
  return { identifier: label.toLowerCase(), label };
};

/** A block's words without spaces at its ends: there they mean nothing, and Markdown would spell them out. */
function words(node: DocNode): PhrasingContent[] {
  const pieces = (node.content ?? []).map((piece) => ({ ...piece }));
  while (trimmed(pieces.at(0), /^[ \t]+/)) pieces.shift();
  while (trimmed(pieces.at(-1), /[ \t]+$/)) pieces.pop();
  return nested(pieces, []);
}

/** Takes the blanks off a piece's end; true when nothing of it is left. A line break at an end breaks nothing. */
function trimmed(piece: DocNode | undefined, blanks: RegExp): boolean {
  if (piece?.type === "hardBreak") return true;
  if (piece?.text === undefined || piece.marks?.some(({ type }) => type === "code")) return false;
  piece.text = piece.text.replace(blanks, "");
  return piece.text === "";
}

/** Pieces with marks side by side become marks around pieces; the mark that reaches furthest stands outside. */
function nested(pieces: readonly DocNode[], around: readonly string[]): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length; ) {
    const [mark, end] = widest(pieces, at, around);
    const [piece] = pieces.slice(at);
    if (mark) found.push(...wrapped(mark, pieces.slice(at, end), around));
    else if (piece) found.push(leaf(piece));
    at = end;
  }
  return found;
}

const same = (one: DocMark, other: DocMark) =>
  one.type === other.type && one.attrs?.href === other.attrs?.href && one.attrs?.title === other.attrs?.title;

function widest(pieces: readonly DocNode[], at: number, around: readonly string[]): [DocMark | null, number] {
  let best: [DocMark | null, number] = [null, at + 1];
  for (const mark of pieces[at]?.marks ?? []) {
    if (mark.type === "code" || around.includes(mark.type)) continue;
    const stop = pieces.findIndex((piece, place) => place > at && !piece.marks?.some((other) => same(mark, other)));
    const end = stop < 0 ? pieces.length : stop;
    if (!best[0] || end > best[1] || (end === best[1] && mark.type === "link")) best = [mark, end];
  }
  return best;
}

const SIGNS = { bold: "strong", italic: "emphasis", strike: "delete" } as const;

function wrapped(mark: DocMark, pieces: readonly DocNode[], around: readonly string[]): PhrasingContent[] {
  const children = nested(pieces, [...around, mark.type]);
  if (mark.type === "link") {
    const title = text(mark.attrs?.title) || null;
    return [{ type: "link", url: text(mark.attrs?.href), title, children: children as never }];
  }
  const type = SIGNS[mark.type as keyof typeof SIGNS];
  return type ? [{ type, children }] : children;
}

function leaf(piece: DocNode): PhrasingContent {
  if (piece.type === "hardBreak") return { type: "break" };
  if (piece.type === "footnoteMark") return { type: "footnoteReference", ...labelled(piece) };
  if (piece.marks?.some(({ type }) => type === "code")) return { type: "inlineCode", value: piece.text ?? "" };
  return { type: "text", value: piece.text ?? "" };
}
