import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type AgendaAsk, agendaQuery } from "@/lib/events/agenda/rules";
import type { EventKind } from "@/lib/events/schema";
import type { GroupInTree } from "@/lib/groups/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import css from "./agenda.module.css";

type Props = { ask: AgendaAsk; groups: readonly GroupInTree[]; cities: readonly string[]; kinds: readonly EventKind[] };
type Option = { value: string; label: string };

/** What of the agenda to show: a plain GET form, so that every choice is an address one can keep and send. */
export function AgendaFilters({ ask, groups, cities, kinds }: Props) {
  const t = useTranslations("agenda");
  const kindWord = useTranslations("events");
  const locale = useLocale();
  const base = pathIn(locale, "/events");
  const chosen = ask.group || ask.kind || ask.place;
  const groupOptions = groups.map(({ slug, name, depth }) => ({
    value: slug,
    label: `${"\u2003".repeat(depth)}${plainText(name, locale)}`,
  }));
  const kindOptions = kinds.map((kind) => ({ value: kind.toLowerCase(), label: kindWord(`kind.${kind}`) }));
  return (
    <form className={`no-print ${css.filters}`} method="get" action={base} aria-label={t("filters")}>
      {ask.month ? <input type="hidden" name="month" value={ask.month} /> : null}
      {ask.past && !ask.month ? <input type="hidden" name="past" value="1" /> : null}
      <Choice name="group" label={t("group")} any={t("any_group")} value={ask.group} options={groupOptions} />
      <Choice
        name="kind"
        label={t("kind")}
        any={t("any_kind")}
        value={ask.kind?.toLowerCase() ?? null}
        options={kindOptions.toSorted((a, b) => a.label.localeCompare(b.label, locale))}
      />
      <Choice
        name="place"
        label={t("place")}
        any={t("any_place")}
        value={ask.place}
        options={cities.map((city) => ({ value: city, label: city }))}
      />
      <Button>{t("apply")}</Button>
      {chosen ? <a href={`${base}${agendaQuery({ month: ask.month, past: ask.past })}`}>{t("clear")}</a> : null}
    </form>
  );
}

function Choice(props: { name: string; label: string; any: string; value: string | null; options: readonly Option[] }) {
  const { name, label, any, value, options } = props;
  const known = options.find((option) => option.value.toLowerCase() === value?.toLowerCase())?.value ?? "";
  return (
    <div className="field">
      <label htmlFor={`agenda-${name}`}>{label}</label>
      <select id={`agenda-${name}`} name={name} defaultValue={known}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
