import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { pathIn } from "@/lib/i18n/paths";

const WORDS = {
  resource: { help: "resourceHelp", back: "backToResource" },
  page: { help: "pageHelp", back: "backToPage" },
} as const;

/** Says above a preview that this is not the page everybody sees, with the way back to the editor. */
export function PreviewNotice({ kind, id }: { kind: keyof typeof WORDS; id: string }) {
  const t = useTranslations("preview");
  return (
    <Notice tone="wait" title={t("title")}>
      <p>{t(WORDS[kind].help)}</p>
      <p>
        <ButtonLink small href={pathIn(useLocale(), `/organize/${kind}s/${id}`)}>
          {t(WORDS[kind].back)}
        </ButtonLink>
      </p>
    </Notice>
  );
}
