import { useLocale, useTranslations } from "next-intl";
import { readText } from "@/lib/local-text";
import { type MarkdownOptions, renderMarkdown } from "@/lib/markdown";

/** Long text that people wrote in Markdown, in the reader's language or marked as in another. Renders nothing when there is none. */
export function Prose({
  value,
  under,
  idPrefix,
  embeds,
}: { value: unknown } & Pick<MarkdownOptions, "under" | "idPrefix" | "embeds">) {
  const t = useTranslations("ui");
  const read = readText(value, useLocale());
  if (!read) return null;
  const words = { notes: t("notes"), back: (number: string) => t("note_back", { number }) };
  const html = renderMarkdown(read.text, { lang: read.lang, words, under, idPrefix, embeds });
  return (
    <>
      {read.fallback ? <p className="meta">{t(`writtenIn.${read.lang}`)}</p> : null}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no raw HTML and no other scheme through */}
      <div className="prose" lang={read.fallback ? read.lang : undefined} dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
