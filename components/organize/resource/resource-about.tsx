import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { formatBytes } from "@/lib/i18n/formats";
import type { DeskResourceLine } from "@/lib/resources/desk/queries";

/** What a resource is, of whom, with how large a file: the small print of its line. */
export function ResourceAbout({ resource: { kind, group, attachment } }: { resource: DeskResourceLine }) {
  const file = useTranslations("resources");
  const locale = useLocale();
  return (
    <>
      {useTranslations("campaigns.resource")(kind)} · {group.shortName ?? <LocalizedText value={group.name} />}
      {attachment ? ` · ${file("file", { size: formatBytes(attachment.bytes, locale) })}` : null}
    </>
  );
}
