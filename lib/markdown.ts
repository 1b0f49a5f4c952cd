import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type Embeds, showButtons, showCards, showPictures } from "./embeds/html";
import type { Locale } from "./local-text";

export type MarkdownWords = { notes: string; back: (number: string) => string };

export type MarkdownOptions = {
  lang: Locale;
  words: MarkdownWords;
  /** The level of the heading this text stands under: its own start one below. */
  under?: 1 | 2 | 3;
  /** Sets the ids of footnotes apart when a page holds several texts. */
  idPrefix?: string;
  /** Put before own paths, for readers elsewhere (feeds). */
  origin?: string;
  /** What the text names and the page can show (lib/embeds). */
  embeds?: Embeds | undefined;
};

/** What Markdown means here: footnotes, tables and struck words besides the common signs; raw HTML means nothing. */
export const markdownSyntax = [gfm(), { disable: { null: ["htmlFlow", "htmlText"] } }];

/**
 * Markdown to HTML that is safe to show: raw HTML stays text, links lead to http, https, mailto or an own path only,
 * pictures come from here only (another's picture becomes a link: no page of ours calls a third party).
 */
export function renderMarkdown(
  text: string,
  { lang, words, under = 1, idPrefix = "", origin = "", embeds }: MarkdownOptions,
) {
  const html = micromark(lang === "fr" ? frenchSpaces(text) : text, {
    extensions: markdownSyntax,
    htmlExtensions: [
      gfmHtml({
        label: escapeHtml(words.notes),
        labelTagName: "h2",
        labelAttributes: "",
        backLabel: (reference, again) => words.back(again > 1 ? `${reference + 1}-${again}` : String(reference + 1)),
        clobberPrefix: idPrefix ? `${idPrefix}-` : "",
      }),
    ],
  });
  const own = tickedSigns(scrollingTables(lowerHeadings(html, under)));
  return withOrigin(showButtons(showCards(showPictures(own, embeds), embeds)), origin).replaceAll(
    /footnote-label/g,
    idPrefix ? `${idPrefix}-notes` : "notes",
  );
}

/** The words of a Markdown text without its marks, cut at a word: for descriptions and summaries. */
export function markdownSummary(text: string, length = 200): string {
  const plain = text
    .replace(/\[\^[^\]]*\]:?/g, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[#>\-*+\s]+|[*_`~|]/gm, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (plain.length <= length) return plain;
  return `${plain.slice(0, length).replace(/\s+\S*$/, "")}…`;
}

/** A narrow no-break space before ; : ! ? and inside « », where people typed a plain one. */
export const frenchSpaces = (text: string) =>
  text.replace(/(?<=[\p{L}\p{N})\]»’*_…%}]) (?=[;:!?»](?:\s|[*_)»]|$))/gmu, "\u202f").replace(/« /g, "«\u202f");

/* What follows changes tags that micromark wrote: whatever people typed is escaped by then, so no "<h1" is theirs. */

const lowerHeadings = (html: string, under: number) =>
  html.replace(/<(\/?)h([1-6])(?=[ >])/g, (_, slash, level) => `<${slash}h${Math.min(6, Number(level) + under)}`);

const scrollingTables = (html: string) =>
  html
    .replaceAll("<table>", '<div class="scroll" tabindex="0"><table class="rows">')
    .replaceAll("</table>", "</table></div>");

/** A box that nobody can tick is a sign, not a field. */
const tickedSigns = (html: string) =>
  html.replace(/<input type="checkbox" disabled=""( checked="")? \/>/g, (_, ticked) => (ticked ? "☑" : "☐"));

const withOrigin = (html: string, origin: string) =>
  origin ? html.replace(/ (href|src)="\/(?!\/)/g, ` $1="${origin}/`) : html;

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
