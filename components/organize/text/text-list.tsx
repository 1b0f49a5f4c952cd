import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import css from "@/components/organize/desk.module.css";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";
import { Pager } from "@/components/ui/pager";
import { pathIn } from "@/lib/i18n/paths";
import { TEXT_SORTS, type TextAsk, textQuery } from "@/lib/texts/desk/filter";
import type { TextKind, TextRef, TextState } from "@/lib/texts/rules";
import { StateTabs } from "./state-tabs";
import { type Line, TextTable } from "./text-table";

type Props<L extends Line> = {
  kind: TextKind;
  asked: TextAsk;
  counts: Record<TextState | "all", number>;
  lines: readonly L[];
  pages: number;
  refOf: (line: L) => TextRef;
  about: (line: L) => ReactNode;
};

/** Every text of a kind in the organizer's groups: tabs by state, search and order in the address, a page of lines. */
export function TextList<L extends Line>({ kind, asked, counts, lines, pages, refOf, about }: Props<L>) {
  const t = useTranslations(`desk.${kind}s`);
  const nothing = useTranslations("desk.list")("nothing");
  const list = pathIn(useLocale(), `/organize/${kind}s`);
  return (
    <>
      <div className={css.head}>
        <h1>{t("title")}</h1>
        <ButtonLink look="main" href={`${list}/new`}>
          {t("new")}
        </ButtonLink>
      </div>
      <div className={css.filters}>
        <StateTabs
          kind={kind}
          asked={asked.state}
          counts={counts}
          href={(state) => `${list}${textQuery({ ...asked, state, page: 1 })}`}
        />
        <Ask list={list} asked={asked} />
      </div>
      {lines.length ? (
        <TextTable kind={kind} lines={lines} refOf={refOf} about={about} />
      ) : (
        <p>{asked.q ? nothing : t(`empty.${asked.state}`)}</p>
      )}
      <Pages list={list} asked={asked} last={pages} />
    </>
  );
}

function Ask({ list, asked }: { list: string; asked: TextAsk }) {
  const t = useTranslations("desk.list");
  return (
    <form method="get" action={list} className={css.inline}>
      {asked.state === "all" ? null : <input type="hidden" name="state" value={asked.state} />}
      <Field id="q" name="q" type="search" label={t("search")} defaultValue={asked.q} maxLength={80} />
      <SelectField id="sort" name="sort" label={t("sort")} defaultValue={asked.sort}>
        {TEXT_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sorts.${sort}`)}
          </option>
        ))}
      </SelectField>
      <Button look="plain">{t("show")}</Button>
    </form>
  );
}

function Pages({ list, asked, last }: { list: string; asked: TextAsk; last: number }) {
  const t = useTranslations("desk.posts");
  const to = (page: number) => `${list}${textQuery({ ...asked, page })}`;
  return (
    <Pager
      label={t("pages")}
      before={asked.page > 1 ? { href: to(asked.page - 1), label: t("newer") } : null}
      after={asked.page < last ? { href: to(asked.page + 1), label: t("older") } : null}
    />
  );
}
