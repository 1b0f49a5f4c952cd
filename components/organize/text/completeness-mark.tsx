import { useTranslations } from "next-intl";
import { LOCALES } from "@/lib/local-text";
import type { Completeness } from "@/lib/texts/rules";

/** How much of a text is written in each language: "fr complete, en in part". */
export function CompletenessMark({ of }: { of: Completeness }) {
  const t = useTranslations("desk.languages");
  const words = LOCALES.map((locale) => t("mark", { language: locale.toUpperCase(), state: t(of[locale]) }));
  return <span className="meta">{words.join(", ")}</span>;
}
