import { connection } from "next/server";
import { env } from "@/lib/env";
import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import { isLocale, type Locale, plainText, readText } from "@/lib/local-text";
import { renderMarkdown } from "@/lib/markdown";
import { type ArchivedIssue, findArchive } from "@/lib/newsletters/issues/archive/queries";
import { atomFeed, type FeedEntry } from "@/lib/publishing/feed";

const MOST = 30;

/** A newsletter's issues on the web as Atom; ?lang= chooses the language. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  await connection();
  const [{ slug }, now] = [await params, new Date()];
  const lang = new URL(request.url).searchParams.get("lang");
  const locale = isLocale(lang) ? lang : "fr";
  const letter = await findArchive(slug, now);
  if (!letter) return new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  const author = plainText(letter.group.name, locale);
  const head = {
    title: plainText(letter.title, locale),
    description: plainText(letter.description, locale),
    lang: locale,
    self: `${env().publicUrl}/newsletter/${slug}/feed.xml?lang=${locale}`,
    page: urlIn(locale, `/newsletter/${slug}`),
    author,
  };
  const entries = letter.issues.slice(0, MOST).map((issue) => entryOf(issue, slug, author, locale));
  return new Response(atomFeed(head, entries, now), {
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
}

function entryOf(issue: ArchivedIssue, letter: string, author: string, locale: Locale): FeedEntry {
  const t = translator(locale, "ui");
  const body = readText(issue.words, locale);
  const words = { notes: t("notes"), back: (number: string) => t("note_back", { number }) };
  const options = { words, idPrefix: issue.id.slice(0, 8), origin: env().publicUrl };
  const html = body ? renderMarkdown(body.text, { lang: body.lang, ...options }) : "";
  return {
    id: issue.id,
    url: urlIn(locale, `/newsletter/${letter}/${issue.slug}`),
    title: plainText(issue.subject, locale),
    summary: plainText(issue.preheader, locale),
    html: body?.fallback ? `<div lang="${body.lang}">${html}</div>` : html,
    author,
    publishedAt: issue.sentAt,
    updatedAt: issue.sentAt,
  };
}
