import { Extension, mergeAttributes, Node } from "@tiptap/core";
import Code from "@tiptap/extension-code";
import { Heading } from "@tiptap/extension-heading";
import StarterKit from "@tiptap/starter-kit";
import { isAllowedLink, isOwnPath } from "@/lib/rich-text/nodes";

/** Headings of a text stand below the page's own: the first level is shown as the second. */
const LowerHeading = Heading.extend({
  parseHTML() {
    return [1, 2, 3, 4, 5, 6].map((tag) => ({ tag: `h${tag}`, attrs: { level: Math.max(1, tag - 1) } }));
  },
  renderHTML({ node, HTMLAttributes }) {
    const attributes = mergeAttributes(HTMLAttributes, { "data-level": node.attrs.level });
    return [`h${Math.min(6, node.attrs.level + 1)}`, attributes, 0];
  },
});

/** What Markdown says of lists and Tiptap does not: whether their items stand apart, and boxes that are ticked. */
const ListMarks = Extension.create({
  name: "listMarks",
  addGlobalAttributes() {
    return [
      { types: ["bulletList", "orderedList"], attributes: { spread: { default: false, rendered: false } } },
      {
        types: ["listItem"],
        attributes: {
          checked: {
            default: null,
            parseHTML: (element) => ({ true: true, false: false })[element.dataset.checked ?? ""] ?? null,
            renderHTML: ({ checked }) => (checked === null ? {} : { "data-checked": String(checked) }),
          },
        },
      },
    ];
  },
});

const attribute = (name: string) => ({ [name]: { default: "", rendered: false } });

const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ ...attribute("src"), ...attribute("alt"), ...attribute("caption") }),
  parseHTML() {
    const read = (image: Element | null, caption = "") => {
      const src = image?.getAttribute("src") ?? "";
      return isOwnPath(src) ? { src, alt: image?.getAttribute("alt") ?? "", caption } : (false as const);
    };
    return [
      {
        tag: "figure",
        getAttrs: (node) => read(node.querySelector("img"), node.querySelector("figcaption")?.textContent ?? ""),
      },
      { tag: "img[src]", getAttrs: (node) => read(node) },
    ];
  },
  renderHTML({ node: { attrs } }) {
    const shown = isOwnPath(attrs.src)
      ? ["img", { src: attrs.src, alt: attrs.alt }]
      : ["p", {}, `${attrs.alt} (${attrs.src})`];
    return ["figure", {}, shown, ["figcaption", {}, attrs.caption]];
  },
});

const Card = Node.create({
  name: "card",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ ...attribute("href"), ...attribute("title") }),
  parseHTML: () => [
    { tag: "div[data-card]", getAttrs: (node) => ({ href: node.dataset.card, title: node.textContent ?? "" }) },
  ],
  renderHTML: ({ node: { attrs } }) => ["div", { "data-card": attrs.href, class: "embed" }, attrs.title],
});

/** A link that stands alone and looks like a button: where it leads is shown when one points at it. */
const LinkButton = Node.create({
  name: "button",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ ...attribute("href"), ...attribute("title") }),
  parseHTML: () => [
    { tag: "p[data-button]", getAttrs: (node) => ({ href: node.dataset.button, title: node.textContent ?? "" }) },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "p",
    { "data-button": attrs.href, title: attrs.href },
    ["span", { class: "btn main" }, attrs.title],
  ],
});

const FootnoteMark = Node.create({
  name: "footnoteMark",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => attribute("label"),
  parseHTML: () => [{ tag: "sup[data-note]", getAttrs: (node) => ({ label: node.dataset.note }) }],
  renderHTML: ({ node: { attrs } }) => ["sup", { "data-note": attrs.label }, `[${attrs.label}]`],
});

const Footnote = Node.create({
  name: "footnote",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => attribute("label"),
  parseHTML: () => [{ tag: "div[data-footnote]", getAttrs: (node) => ({ label: node.dataset.footnote }) }],
  renderHTML: ({ node: { attrs } }) => ["div", { "data-footnote": attrs.label }, 0],
});

/** All that a text can hold: what lib/rich-text reads and writes, no more. */
export const extensions = [
  StarterKit.configure({
    heading: false,
    code: false,
    underline: false,
    link: {
      openOnClick: false,
      defaultProtocol: "https",
      HTMLAttributes: { target: null, rel: null },
      isAllowedUri: (url) => isAllowedLink(url),
    },
  }),
  LowerHeading,
  Code.extend({ excludes: "" }),
  ListMarks,
  Picture,
  Card,
  LinkButton,
  FootnoteMark,
  Footnote,
];
