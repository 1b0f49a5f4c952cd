import { Feed } from "feed";
import { env } from "@/lib/env";
import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import { type Locale, plainText, readText } from "@/lib/local-text";
import { renderMarkdown } from "@/lib/markdown";
import type { PostPage } from "./queries";

/** One entry of a feed: words as plain text, content as HTML that is safe already. */
export type FeedEntry = {
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  author: string;
  publishedAt: Date;
  updatedAt: Date;
};

export type FeedHead = { title: string; description: string; lang: Locale; self: string; page: string; author: string };

/** Signs that XML 1.0 cannot hold at all. */
const clean = (text: string) =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");

/** The library writes titles as HTML in CDATA: text is escaped first, which also leaves no end of CDATA in it. */
const asHtml = (text: string) =>
  clean(text).replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

/** An Atom feed (RFC 4287): stable ids, the latest change on top. `now` dates a feed that has no entry yet. */
export function atomFeed(head: FeedHead, entries: readonly FeedEntry[], now: Date): string {
  const latest = Math.max(...entries.map((entry) => entry.updatedAt.getTime()));
  const feed = new Feed({
    id: head.self,
    title: clean(head.title),
    description: clean(head.description),
    link: head.page,
    feed: head.self,
    updated: entries.length > 0 ? new Date(latest) : now,
    author: { name: clean(head.author) },
    generator: "Cortège",
    language: head.lang,
  });
  for (const entry of entries)
    feed.addItem({
      id: `urn:uuid:${entry.id}`,
      link: entry.url,
      title: asHtml(entry.title),
      ...(entry.summary && { description: asHtml(entry.summary) }),
      content: clean(entry.html),
      author: [{ name: clean(entry.author) }],
      published: entry.publishedAt,
      date: entry.updatedAt,
    });
  return feed.atom1().replace(/<feed /, `<feed xml:lang="${head.lang}" `);
}

/** A post as an entry, its whole text in it, own links and pictures made whole. */
export function postEntry(post: PostPage, locale: Locale): FeedEntry {
  const t = translator(locale, "ui");
  const body = readText(post.body, locale);
  const words = { notes: t("notes"), back: (number: string) => t("note_back", { number }) };
  const options = { words, idPrefix: post.id.slice(0, 8), origin: env().publicUrl };
  const html = body ? renderMarkdown(body.text, { lang: body.lang, ...options }) : "";
  return {
    id: post.id,
    url: urlIn(locale, `/news/${post.slug}`),
    title: plainText(post.title, locale),
    summary: plainText(post.summary, locale),
    html: body?.fallback ? `<div lang="${body.lang}">${html}</div>` : html,
    author: post.author ?? plainText(post.group.name, locale),
    publishedAt: post.publishedAt,
    updatedAt: post.updatedAt < post.publishedAt ? post.publishedAt : post.updatedAt,
  };
}
