import type { Editor } from "@tiptap/react";

/** What is asked before something is put into a text. */
export type Panel = "link" | "picture" | "card" | "button";

type Chain = ReturnType<Editor["chain"]>;

export type Command = {
  /** Its name in the words of `desk.editor.does`. */
  id: CommandId;
  /** Does it, or says what to ask first. */
  run: ((chain: Chain, editor: Editor) => Chain) | Panel;
  /** What stands at the caret when it is already so; none for what only happens. */
  at?: [name: string, attributes?: Record<string, unknown>];
  /** Also offered by "/" at the start of a line. */
  starts?: true;
};

const IDS = [
  "heading1",
  "heading2",
  "heading3",
  "bold",
  "italic",
  "bulletList",
  "orderedList",
  "blockquote",
  "link",
  "picture",
  "footnote",
  "card",
  "button",
  "rule",
  "undo",
  "redo",
] as const;
export type CommandId = (typeof IDS)[number];

const heading = (level: 1 | 2 | 3): Command => ({
  id: `heading${level}`,
  run: (chain) => chain.toggleHeading({ level }),
  at: ["heading", { level }],
  starts: true,
});

/** Everything the toolbar does, in its order. */
export const COMMANDS: readonly Command[] = [
  heading(1),
  heading(2),
  heading(3),
  { id: "bold", run: (chain) => chain.toggleBold(), at: ["bold"] },
  { id: "italic", run: (chain) => chain.toggleItalic(), at: ["italic"] },
  { id: "bulletList", run: (chain) => chain.toggleBulletList(), at: ["bulletList"], starts: true },
  { id: "orderedList", run: (chain) => chain.toggleOrderedList(), at: ["orderedList"], starts: true },
  { id: "blockquote", run: (chain) => chain.toggleBlockquote(), at: ["blockquote"], starts: true },
  { id: "link", run: "link", at: ["link"], starts: true },
  { id: "picture", run: "picture", at: ["picture"], starts: true },
  { id: "footnote", run: addFootnote, starts: true },
  { id: "card", run: "card", at: ["card"], starts: true },
  { id: "button", run: "button", at: ["button"], starts: true },
  { id: "rule", run: (chain) => chain.setHorizontalRule(), starts: true },
  { id: "undo", run: (chain) => chain.undo() },
  { id: "redo", run: (chain) => chain.redo() },
];

/** A mark at the caret, its note below the text with the caret in it. */
function addFootnote(chain: Chain, editor: Editor): Chain {
  const labels: number[] = [0];
  editor.state.doc.descendants(({ attrs, type }) => {
    if (type.name === "footnote" || type.name === "footnoteMark") labels.push(Number(attrs.label) || 0);
  });
  const label = String(Math.max(...labels) + 1);
  return chain
    .insertContent({ type: "footnoteMark", attrs: { label } })
    .command(({ tr, commands }) => {
      const end = tr.doc.content.size;
      const note = { type: "footnote", attrs: { label }, content: [{ type: "paragraph" }] };
      return commands.insertContentAt(end, note) && commands.setTextSelection(end + 2);
    })
    .scrollIntoView();
}

/** Puts a picture, a card or a button where the caret is, and the caret under it; a note, a list, a quote hold none, so right after them. */
export function putBlock(editor: Editor, type: "picture" | "card" | "button", attrs: Record<string, unknown>): void {
  const { $from } = editor.state.selection;
  const content = [{ type, attrs }, { type: "paragraph" }];
  const chain = editor.chain().focus();
  ($from.depth > 1 ? chain.insertContentAt($from.after(1), content) : chain.insertContent(content)).run();
}
