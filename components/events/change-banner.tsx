import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import type { ShownChange } from "@/lib/events/changes/rules";
import { placeLine } from "@/lib/events/rules";
import { plainText } from "@/lib/local-text";
import { dayOf, formatDate, formatWhen } from "@/lib/time";

type Props = { title: unknown; changes: readonly ShownChange[]; timeZone: string };

/** The loudest thing on the page: what changed, old and new side by side, and why. */
export function ChangeBanner({ title, changes, timeZone }: Props) {
  const t = useTranslations("event");
  const locale = useLocale();
  return changes.map((change) => (
    <div className="moved" key={change.what} role="status">
      <div className="wrap">
        <h2>{t(`banner_${change.what}`, { title: plainText(title, locale) })}</h2>
        <BeforeAndNow change={change} timeZone={timeZone} />
        {change.what === "cancelled" ? <p>{t("cancelled_help")}</p> : null}
        <p>
          <LocalizedText value={change.reason} mark />{" "}
          {t("changed_at", { date: formatDate(dayOf(change.at, timeZone), locale) })}
        </p>
      </div>
    </div>
  ));
}

function BeforeAndNow({ change, timeZone }: { change: ShownChange; timeZone: string }) {
  const t = useTranslations("event");
  const sides = useSides(change, timeZone);
  if (!sides) return null;
  return (
    <dl>
      <dt>{t("before")}</dt>
      <dd>
        <del>{sides.before}</del>
      </dd>
      <dt>{t("now")}</dt>
      <dd>
        <strong>{sides.after}</strong>
      </dd>
    </dl>
  );
}

/** Old and new in words; null when there is nothing to set side by side, or when both read the same (a held address). */
function useSides(change: ShownChange, timeZone: string): { before: string; after: string } | null {
  const t = useTranslations("event");
  const unknown = useTranslations("events")("place_unknown");
  const locale = useLocale();
  if (change.what === "cancelled") return null;
  if (change.what === "time") {
    const words = (side: typeof change.before) => formatWhen({ ...side, timeZone: side.timeZone ?? timeZone }, locale);
    return { before: words(change.before), after: words(change.after) };
  }
  const before = placeLine(change.before) || unknown;
  const after = placeLine(change.after) || unknown;
  return before === after ? { before: "…", after: t("held") } : { before, after };
}
