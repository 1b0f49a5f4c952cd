import type { Definition, List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { markdownSyntax } from "@/lib/markdown";
import { buttonOf, cardOf, type DocMark, type DocNode } from "./nodes";

/** Only what the public page's reader links is a link: this one's own search for addresses finds more. */
const asRead = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);

/** What the editor has no place for; never leaves this file. */
class NoPlace extends Error {}

type Links = Map<string, Definition>;

/** Markdown as a tree, read as the public page reads it. */
export const asTree = (markdown: string) =>
  fromMarkdown(markdown, { extensions: markdownSyntax, mdastExtensions: [asRead] });

/**
 * Markdown as the editor's document, read as the public page reads it; null when it holds something the editor cannot
 * (a table, a picture in the middle of a sentence), so that nothing is lost in silence.
 */
export function toDoc(markdown: string): DocNode | null {
  const root = asTree(markdown);
  const links: Links = new Map();
  collectLinks(root, links);
  try {
    const content = blocks(root.children, links, true);
    return { type: "doc", content: content.length ? content : [{ type: "paragraph" }] };
  } catch (reason) {
    if (reason instanceof NoPlace) return null;
    throw reason;
  }
}

/** The first definition of a name holds. */
function collectLinks(node: Nodes, into: Links): void {
  if (node.type === "definition" && !into.has(node.identifier)) into.set(node.identifier, node);
  if ("children" in node) for (const child of node.children) collectLinks(child, into);
}

const blocks = (nodes: readonly RootContent[], links: Links, isTop = false): DocNode[] =>
  nodes.flatMap((node) => block(node, links, isTop) ?? []);

function block(node: RootContent, links: Links, isTop: boolean): DocNode | null {
  switch (node.type) {
    case "paragraph":
      return (
        pictureOf(node, links) ??
        (isTop ? (asButton(node) ?? asCard(node)) : null) ?? { type: "paragraph", ...inlines(node.children, links) }
      );
    case "heading":
      return { type: "heading", attrs: { level: node.depth }, ...inlines(node.children, links) };
    case "blockquote":
      return { type: "blockquote", content: filled(blocks(node.children, links)) };
    case "list":
      return list(node, links);
    case "code":
      return {
        type: "codeBlock",
        attrs: { language: node.lang ?? null },
        ...(node.value && { content: [{ type: "text", text: node.value }] }),
      };
    case "thematicBreak":
      return { type: "horizontalRule" };
    case "footnoteDefinition":
      return {
        type: "footnote",
        attrs: { label: node.label ?? node.identifier },
        content: filled(blocks(node.children, links)),
      };
    case "definition":
      return null;
    default:
      throw new NoPlace(node.type);
  }
}

const filled = (content: DocNode[]): DocNode[] => (content.length ? content : [{ type: "paragraph" }]);

function list(node: List, links: Links): DocNode {
  const spread = node.spread === true || node.children.some((item) => item.spread === true);
  return {
    type: node.ordered ? "orderedList" : "bulletList",
    attrs: { spread, ...(node.ordered && { start: node.start ?? 1 }) },
    content: node.children.map((item) => listItem(item, links)),
  };
}

/** The editor begins every item with a paragraph: one that begins with something else would look another way. */
function listItem(item: ListItem, links: Links): DocNode {
  const content = filled(blocks(item.children, links));
  if (content[0]?.type !== "paragraph") throw new NoPlace("listItem");
  return { type: "listItem", attrs: { checked: item.checked ?? null }, content };
}

function pictureOf({ children: [only, ...more] }: Paragraph, links: Links): DocNode | null {
  if (!only || more.length || (only.type !== "image" && only.type !== "imageReference")) return null;
  const from = only.type === "image" ? only : links.get(only.identifier);
  if (!from) throw new NoPlace("imageReference");
  return { type: "picture", attrs: { src: from.url, alt: only.alt ?? "", caption: from.title ?? "" } };
}

function asButton({ children: [only, ...more] }: Paragraph): DocNode | null {
  const label = only?.type === "link" && !more.length ? buttonOf(only) : null;
  return label && only?.type === "link" ? { type: "button", attrs: { href: only.url, title: label } } : null;
}

function asCard({ children: [only, ...more] }: Paragraph): DocNode | null {
  if (only?.type !== "link" || more.length || only.title || !cardOf(only.url)) return null;
  const [words, ...rest] = only.children;
  if (words?.type !== "text" || rest.length) return null;
  return { type: "card", attrs: { href: only.url, title: words.value } };
}

/** The words of a block, each piece with all its marks; no key at all for none. */
function inlines(nodes: readonly PhrasingContent[], links: Links): { content?: DocNode[] } {
  const content = nodes.flatMap((node) => inline(node, [], links));
  return content.length ? { content } : {};
}

function inline(node: PhrasingContent, marks: readonly DocMark[], links: Links): DocNode[] {
  const marked = marks.length ? { marks: [...marks] } : {};
  const inside = (children: readonly PhrasingContent[], mark: DocMark) => {
    // A link around nothing would be gone.
    if (!children.length) throw new NoPlace(node.type);
    return children.flatMap((child) => inline(child, [...marks.filter(({ type }) => type !== mark.type), mark], links));
  };
  switch (node.type) {
    case "text":
      // A line that ends inside a paragraph is a space on the page.
      return [{ type: "text", text: node.value.replace(/[ \t]*\n[ \t]*/g, " "), ...marked }];
    case "inlineCode":
      return [{ type: "text", text: node.value.replaceAll("\n", " "), marks: [...marks, { type: "code" }] }];
    case "strong":
      return inside(node.children, { type: "bold" });
    case "emphasis":
      return inside(node.children, { type: "italic" });
    case "delete":
      return inside(node.children, { type: "strike" });
    case "link":
      return inside(node.children, link(node.url, node.title));
    case "linkReference": {
      const to = links.get(node.identifier);
      if (!to) throw new NoPlace("linkReference");
      return inside(node.children, link(to.url, to.title));
    }
    case "break":
      return [{ type: "hardBreak", ...marked }];
    case "footnoteReference":
      return [{ type: "footnoteMark", attrs: { label: node.label ?? node.identifier }, ...marked }];
    default:
      throw new NoPlace(node.type);
  }
}

const link = (href: string, title: string | null | undefined): DocMark => ({
  type: "link",
  attrs: { href, title: title ?? null },
});
