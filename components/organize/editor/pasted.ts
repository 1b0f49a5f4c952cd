import { Fragment, Node, Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { toDoc } from "@/lib/rich-text/to-doc";

/** Signs that somebody wrote as Markdown, not as a sentence. */
const MARKDOWN = /^(#{1,6} |[-*+] |\d+[.)] |> |```|\[\^[^\]]+\]:)|\*\*\S|!?\[[^\]\n]*\]\([^)\n]+\)|\[\^[^\]\n]+\]/m;

/** Plain text that is Markdown is pasted as what it means; anything else the editor reads by itself, and keeps what it knows of it. */
export function pasted(view: EditorView, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (event.clipboardData?.getData("text/html") || !MARKDOWN.test(text)) return false;
  const doc = toDoc(text);
  if (!doc) return false;
  const { content } = Node.fromJSON(view.state.schema, doc);
  view.dispatch(view.state.tr.replaceSelection(Slice.maxOpen(Fragment.from(content))).scrollIntoView());
  return true;
}
