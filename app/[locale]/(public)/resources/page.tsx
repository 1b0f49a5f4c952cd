import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { PressList, ResourceList } from "@/components/resources/resource-list";
import { Pager } from "@/components/ui/pager";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { languageName } from "@/lib/i18n/formats";
import { pathIn } from "@/lib/i18n/paths";
import { libraryChoices, listResources, type ResourceCard } from "@/lib/resources/queries";
import { type LibraryAsk, libraryQuery, RESOURCE_KINDS, readLibraryAsk } from "@/lib/resources/rules";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Press articles shown below the library, before the way to all of them. */
const PRESS_SHOWN = 6;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, ask] = [await getLocale(), await getTranslations("resources"), readLibraryAsk(await searchParams)];
  const kind = (await getTranslations("campaigns.resource"))(ask.kind ?? "BROCHURE");
  const title = ask.kind ? kind : t("title");
  const path = `/resources${libraryQuery(ask)}`;
  return {
    title,
    description: t("lead"),
    alternates: alternates(locale, path),
    ...openGraph(locale, path, { title, description: t("lead") }),
  };
}

/** The library: what there is to read, print, watch and sign, by kind and language, in pages; the press below. */
export default async function ResourcesPage({ searchParams }: Props) {
  const [now, ask] = [new Date(), readLibraryAsk(await searchParams)];
  const isPress = ask.kind === "PRESS";
  const showsPress = !ask.kind && ask.page === 1;
  const [{ resources, more }, choices, press] = await Promise.all([
    listResources(ask, now),
    libraryChoices(now),
    showsPress ? listResources({ ...ask, kind: "PRESS" }, now, PRESS_SHOWN) : null,
  ]);
  const articles = press?.resources ?? [];
  return (
    <main id="content" className="wrap">
      <Head />
      <Choices ask={ask} {...choices} />
      {resources.length === 0 && articles.length === 0 ? <Nothing /> : null}
      {isPress ? <PressList articles={resources} /> : <ResourceList resources={resources} />}
      <Pages ask={ask} more={more} />
      {articles.length > 0 ? <Press articles={articles} ask={ask} more={press?.more ?? false} /> : null}
      <ClosingCalls />
    </main>
  );
}

function Head() {
  const t = useTranslations("resources");
  return (
    <div className="head">
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
    </div>
  );
}

function Choices({ ask, kinds, languages }: { ask: LibraryAsk; kinds: Set<string>; languages: readonly string[] }) {
  const t = useTranslations("resources");
  const kind = useTranslations("campaigns.resource");
  const locale = useLocale();
  const base = pathIn(locale, "/resources");
  const chip = (changed: Partial<LibraryAsk>, isHere: boolean, word: string) => (
    <li key={word}>
      <a href={`${base}${libraryQuery({ ...ask, page: 1, ...changed })}`} aria-current={isHere ? "page" : undefined}>
        {word}
      </a>
    </li>
  );
  return (
    <>
      <Chips label={t("kinds")} shown={kinds.size > 1 || ask.kind !== null}>
        {chip({ kind: null }, ask.kind === null, t("all"))}
        {RESOURCE_KINDS.filter((name) => kinds.has(name)).map((name) =>
          chip({ kind: name }, ask.kind === name, kind(name)),
        )}
      </Chips>
      <Chips label={t("languages")} shown={languages.length > 1 || ask.language !== null}>
        {chip({ language: null }, ask.language === null, t("allLanguages"))}
        {languages.map((code) => chip({ language: code }, ask.language === code, languageName(code, locale)))}
      </Chips>
    </>
  );
}

function Chips({ label, shown, children }: { label: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    <nav aria-label={label}>
      <ul className="chips">{children}</ul>
    </nav>
  );
}

function Press({ articles, ask, more }: { articles: ResourceCard[]; ask: LibraryAsk; more: boolean }) {
  const t = useTranslations("resources");
  const base = pathIn(useLocale(), "/resources");
  return (
    <section id="press">
      <h2>{t("press")}</h2>
      <PressList articles={articles} />
      {more ? (
        <p className="more">
          <a href={`${base}${libraryQuery({ kind: "PRESS", language: ask.language })}`}>{t("allPress")}</a>
        </p>
      ) : null}
    </section>
  );
}

function Nothing() {
  const t = useTranslations("resources");
  return (
    <div className="empty">
      <h2>{t("empty_title")}</h2>
      <p>{t("empty")}</p>
      <p>
        <a href={pathIn(useLocale(), "/resources")}>{t("see_all")}</a>
      </p>
    </div>
  );
}

function Pages({ ask, more }: { ask: LibraryAsk; more: boolean }) {
  const t = useTranslations("resources");
  const base = pathIn(useLocale(), "/resources");
  const to = (page: number) => `${base}${libraryQuery({ ...ask, page })}`;
  return (
    <Pager
      label={t("pages")}
      before={ask.page > 1 ? { href: to(ask.page - 1), label: t("newer") } : null}
      after={more ? { href: to(ask.page + 1), label: t("older") } : null}
    />
  );
}
