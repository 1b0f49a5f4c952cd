import { useLocale, useTranslations } from "next-intl";
import { readText } from "@/lib/local-text";

/**
 * Text that people wrote, in the reader's language; else in the one it has, marked by `lang` and, with `mark`, by a word.
 * Renders nothing when it is written in no language.
 */
export function LocalizedText({ value, mark = false }: { value: unknown; mark?: boolean }) {
  const t = useTranslations("ui");
  const read = readText(value, useLocale());
  if (!read) return null;
  if (!read.fallback) return read.text;
  return (
    <>
      <span lang={read.lang}>{read.text}</span>
      {mark ? <small className="meta"> ({t(`writtenIn.${read.lang}`)})</small> : null}
    </>
  );
}
