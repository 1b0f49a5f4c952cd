import { cardOf } from "@/lib/rich-text/nodes";

type Sizes = { path: string; width: number; height: number; widths: readonly number[] };

/** An own page as a card: words that everybody may read, made for one language. */
export type EmbedCard = {
  href: string;
  title: string;
  /** The title's language where it is not the page's. */
  lang: string | null;
  /** What it is, when and where: a line each. */
  about: readonly string[];
  picture: Sizes | null;
};

/** What texts name and a page can show: pictures by their path without size, cards by "events/slug". */
export type Embeds = { pictures: Record<string, Sizes>; cards: Record<string, EmbedCard> };

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const COLUMN = "(min-width: 44rem) 40rem, 100vw";

/** `source` and `alt` are as micromark wrote them: escaped. One of our own pictures comes in all its sizes. */
function image(source: string, alt: string, embeds: Embeds | undefined): string {
  const made = embeds?.pictures[source.replace(/-\d+\.webp$/, "")];
  const sizes = made?.widths.toSorted((a, b) => a - b).map((width) => `${made.path}-${width}.webp ${width}w`);
  const sized = made
    ? ` srcset="${sizes?.join(", ")}" sizes="${COLUMN}" width="${made.width}" height="${made.height}"`
    : "";
  return `<img src="${source}" alt="${alt}"${sized} loading="lazy" />`;
}

/** Pictures that micromark wrote, made ours: sizes, a caption under one that stands alone; another's becomes a link. */
export const showPictures = (html: string, embeds?: Embeds): string =>
  html
    .replace(
      /<p><img src="(\/(?!\/)[^"]*)" alt="([^"]*)" title="([^"]*)" \/><\/p>/g,
      (_, source: string, alt: string, caption: string) =>
        `<figure>${image(source, alt, embeds)}<figcaption>${caption}</figcaption></figure>`,
    )
    .replace(/<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")? \/>/g, (_, source: string, alt: string) => {
      if (/^\/(?!\/)/.test(source)) return image(source, alt, embeds);
      return source ? `<a href="${source}">${alt || source}</a>` : alt;
    });

/** A link to an own page that stands alone in its paragraph becomes a card, where there is something to show of it. */
export const showCards = (html: string, embeds?: Embeds): string =>
  html.replace(/<p><a href="([^"]*)">([^<]*)<\/a><\/p>/g, (plain, href: string) => {
    const named = cardOf(href);
    const card = named && embeds?.cards[`${named.kind}/${named.slug}`];
    return card ? cardHtml(card) : plain;
  });

/** A link alone in its paragraph that is titled "button" looks like one. */
export const showButtons = (html: string): string =>
  html.replace(/<p><a href="([^"]*)" title="button">/g, '<p><a class="btn main" href="$1">');

function cardHtml({ href, title, lang, about, picture }: EmbedCard): string {
  const smallest = picture && Math.min(...picture.widths);
  const shown = picture
    ? `<img src="${picture.path}-${smallest}.webp" alt="" width="${picture.width}" height="${picture.height}" loading="lazy" />`
    : "";
  const marked = lang ? ` lang="${lang}"` : "";
  const lines = about.map((line) => `<p class="meta">${escapeHtml(line)}</p>`).join("");
  return `<div class="embed">${shown}<div><p><a href="${escapeHtml(href)}"${marked}>${escapeHtml(title)}</a></p>${lines}</div></div>`;
}
