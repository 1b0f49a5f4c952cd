/** Signs that a word processor wrote this HTML: Word's classes and styles, which LibreOffice borrows. */
const WORD = /class="?Mso|mso-|urn:schemas-microsoft-com/i;
/** The bullet or number that Word types into the paragraph of a list, and what comments leave behind. */
const SIGN = "[style*='mso-list:ignore' i]";
const COMMENTS = ".MsoCommentReference, .msocomanchor, [style*='mso-element:comment' i]";

type Item = { level: number; list: "ol" | "ul" };

/** What a paragraph is of a list: Word has no lists, it has paragraphs with a level. Null for any other paragraph. */
function itemOf(block: Element): Item | null {
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(block.getAttribute("style") ?? "")?.[1];
  if (!level) return null;
  const sign = block.querySelector(SIGN)?.textContent ?? "";
  return { level: Number(level), list: /^\s*[\p{L}\d]+[.)]/u.test(sign) ? "ol" : "ul" };
}

/** Paragraphs of a list that follow each other become one list, deeper levels in the item above them. */
function makeLists(page: Document): void {
  let open: { level: number; list: Element }[] = [];
  for (const block of page.querySelectorAll("p, h1, h2, h3, h4, h5, h6, table")) {
    const item = itemOf(block);
    open = item ? open.filter(({ level }) => level <= item.level) : [];
    if (!item) continue;
    let at = open.at(-1);
    if (!at || at.level < item.level) {
      const list = page.createElement(item.list);
      if (at) at.list.lastElementChild?.append(list);
      else block.before(list);
      at = { level: item.level, list };
      open.push(at);
    }
    const line = page.createElement("li");
    line.append(block);
    at.list.append(line);
  }
}

/** HTML as a word processor copies it, made plain: lists are lists, comments and empty lines are gone. Other HTML as it is. */
export function fromWord(html: string): string {
  if (!WORD.test(html)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const left of page.querySelectorAll(COMMENTS)) left.remove();
  makeLists(page);
  for (const sign of page.querySelectorAll(SIGN)) sign.remove();
  for (const paragraph of page.querySelectorAll("p"))
    if (!paragraph.textContent?.trim() && !paragraph.querySelector("img")) paragraph.remove();
  return page.body.innerHTML;
}
