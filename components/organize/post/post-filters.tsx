import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import css from "@/components/organize/desk.module.css";
import { StateTabs } from "@/components/organize/text/state-tabs";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { type PostAsk, postQuery } from "@/lib/publishing/desk/filter";
import { CATEGORIES } from "@/lib/publishing/rules";

type Named = { id: string; name: unknown };

/** The list's filters: where posts stand as tabs, the rest as one form; all of it in the address. */
export function PostFilters({
  asked,
  counts,
  groups,
  campaigns,
}: {
  asked: PostAsk;
  counts: Record<PostAsk["state"], number>;
  groups: readonly Named[];
  campaigns: readonly { id: string; title: unknown }[];
}) {
  const t = useTranslations("desk.posts");
  const category = useTranslations("news.category");
  const locale = useLocale();
  const list = pathIn(locale, "/organize/posts");
  const options = (rows: readonly Named[]) => rows.map(({ id, name }) => option(id, plainText(name, locale)));
  return (
    <div className={css.filters}>
      <StateTabs
        kind="post"
        asked={asked.state}
        counts={counts}
        href={(state) => `${list}${postQuery({ ...asked, state, page: 1 })}`}
      />
      <form method="get" action={list} className={css.inline}>
        {asked.state === "all" ? null : <input type="hidden" name="state" value={asked.state} />}
        <Select name="category" all={t("allCategories")} label={t("category")} value={asked.category}>
          {CATEGORIES.map((name) => option(name, category(name)))}
        </Select>
        {campaigns.length ? (
          <Select name="campaign" all={t("allCampaigns")} label={t("campaign")} value={asked.campaign}>
            {options(campaigns.map(({ id, title }) => ({ id, name: title })))}
          </Select>
        ) : null}
        {groups.length > 1 ? (
          <Select name="group" all={t("allGroups")} label={t("group")} value={asked.group}>
            {options(groups)}
          </Select>
        ) : null}
        <Button look="plain">{t("filter")}</Button>
      </form>
    </div>
  );
}

const option = (value: string, word: string) => (
  <option key={value} value={value}>
    {word}
  </option>
);

type SelectProps = { name: string; label: string; all: string; value: string | undefined; children: ReactNode };

function Select({ name, label, all, value, children }: SelectProps) {
  return (
    <SelectField id={name} name={name} label={label} defaultValue={value ?? ""}>
      <option value="">{all}</option>
      {children}
    </SelectField>
  );
}
