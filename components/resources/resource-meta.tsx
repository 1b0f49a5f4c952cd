import { useLocale, useTranslations } from "next-intl";
import { formatBytes, languageName } from "@/lib/i18n/formats";
import type { ResourceCard } from "@/lib/resources/queries";
import { LICENCES } from "@/lib/resources/rules";
import { formatDate } from "@/lib/time";

/** "in English", or the language's name. */
export function useLanguageMark(): (code: string) => string {
  const t = useTranslations("campaigns.in_language");
  const locale = useLocale();
  return (code) => (code === "fr" || code === "en" ? t(code) : t("other", { code: languageName(code, locale) }));
}

/** A licence by its name, with the way to what it allows where we know it. */
export function Licence({ name }: { name: string }) {
  const href = LICENCES[name];
  if (!href) return name;
  return (
    <a href={href} rel="license noreferrer">
      {name}
    </a>
  );
}

/** The small print of a card: what it is, in which language, how large its file, under which licence. */
export function ResourceMeta({ resource }: { resource: ResourceCard }) {
  const kind = useTranslations("campaigns.resource");
  const t = useTranslations("resources");
  const locale = useLocale();
  const mark = useLanguageMark();
  const { publisher, publishedOn, language, attachment, licence } = resource;
  const parts = [
    kind(resource.kind),
    language && mark(language),
    attachment && t("file", { size: formatBytes(attachment.bytes, locale) }),
    publisher,
    publishedOn && formatDate(publishedOn, locale),
  ].filter(Boolean);
  return (
    <p className="meta">
      {parts.join(" · ")}
      {licence ? (
        <>
          {" · "}
          <Licence name={licence} />
        </>
      ) : null}
    </p>
  );
}
