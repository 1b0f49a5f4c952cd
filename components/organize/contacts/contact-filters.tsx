import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";
import { type ContactsAsk, isFiltered } from "@/lib/contacts/desk/filter";
import type { listContactFilters } from "@/lib/contacts/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";

export type FilterChoices = NonNullable<Awaited<ReturnType<typeof listContactFilters>>>;
type Option = { value: string; label: string };

/** A search by name or address, and what to narrow the list by; all of it in the address. */
export function ContactFilters({
  asked,
  choices,
  groups,
}: {
  asked: ContactsAsk;
  choices: FilterChoices;
  groups: readonly { id: string; name: unknown }[];
}) {
  const t = useTranslations("contacts.filters");
  const locale = useLocale();
  const list = pathIn(locale, "/organize/contacts");
  const narrow =
    asked.tag || asked.newsletter || asked.event || asked.volunteer || asked.since || asked.sort !== "newest";
  const titled = (rows: readonly { id: string; title: unknown }[]): Option[] =>
    rows.map(({ id, title }) => ({ value: id, label: plainText(title, locale) }));
  return (
    <form method="get" action={list} className={`no-print ${css.search}`}>
      <div className={css.inline}>
        <Field id="q" name="q" type="search" label={t("q")} defaultValue={asked.q} autoComplete="off" />
        {groups.length > 1 ? (
          <Pick
            name="group"
            label={t("group")}
            value={asked.group}
            options={groups.map(({ id, name }) => ({ value: id, label: plainText(name, locale) }))}
          />
        ) : null}
        <Button>{t("find")}</Button>
        {isFiltered(asked) ? (
          <ButtonLink href={asked.group ? `${list}?group=${asked.group}` : list}>{t("none")}</ButtonLink>
        ) : null}
      </div>
      <details className={css.fold} open={Boolean(narrow)}>
        <summary>{t("more")}</summary>
        <div className={css.narrow}>
          <Pick
            name="tag"
            label={t("tag")}
            any={t("any")}
            value={asked.tag}
            options={choices.tags.map((tag) => ({ value: tag, label: tag }))}
          />
          <Pick
            name="newsletter"
            label={t("newsletter")}
            any={t("any")}
            value={asked.newsletter}
            options={titled(choices.newsletters)}
          />
          <Pick name="event" label={t("event")} any={t("any")} value={asked.event} options={titled(choices.events)} />
          <Pick
            name="volunteer"
            label={t("volunteer")}
            any={t("any")}
            value={asked.volunteer}
            options={[{ value: "1", label: t("yes") }]}
          />
          <Field id="since" name="since" type="date" label={t("since")} defaultValue={asked.since} />
          <Pick
            name="sort"
            label={t("sort")}
            value={asked.sort}
            options={(["newest", "oldest"] as const).map((value) => ({ value, label: t(value) }))}
          />
        </div>
      </details>
    </form>
  );
}

function Pick({
  name,
  label,
  any,
  value,
  options,
}: {
  name: string;
  label: string;
  any?: string;
  value?: string;
  options: Option[];
}) {
  return (
    <SelectField id={name} name={name} label={label} defaultValue={value ?? ""}>
      {any ? <option value="">{any}</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SelectField>
  );
}
