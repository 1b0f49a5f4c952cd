import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import type { FigureLine } from "@/lib/campaigns/queries";
import { formatNumber } from "@/lib/time";

/** Numbers worth telling, large. Renders nothing when there are none. */
export function Figures({ figures, title }: { figures: readonly FigureLine[]; title: string }) {
  const t = useTranslations("event");
  const locale = useLocale();
  if (figures.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <dl className="figures">
        {figures.map(({ id, label, value, approximate }) => (
          <div key={id}>
            <dt>
              <LocalizedText value={label} />
            </dt>
            <dd>
              {approximate ? t("approximately", { value: formatNumber(value, locale) }) : formatNumber(value, locale)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
