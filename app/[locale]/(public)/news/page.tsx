import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { PostList } from "@/components/publishing/post-card";
import { Pager } from "@/components/ui/pager";
import { alternates } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";
import { countPostsByCategory, listPosts } from "@/lib/publishing/queries";
import { CATEGORIES, type Category, type NewsAsk, newsQuery, readNewsAsk } from "@/lib/publishing/rules";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, ask] = [await getLocale(), await getTranslations("news"), readNewsAsk(await searchParams)];
  return {
    title: ask.category ? t(`category.${ask.category}`) : t("title"),
    description: t("lead"),
    alternates: {
      ...alternates(locale, `/news${newsQuery(ask)}`),
      types: { "application/atom+xml": `/feed.xml?lang=${locale}` },
    },
  };
}

/** The news, latest first, by category, in pages. */
export default async function NewsPage({ searchParams }: Props) {
  const now = new Date();
  const ask = readNewsAsk(await searchParams);
  const [{ posts, more }, counts] = await Promise.all([
    listPosts({ category: ask.category }, now, { page: ask.page }),
    countPostsByCategory(now),
  ]);
  return (
    <main id="content" className="wrap">
      <Head />
      <Categories ask={ask} of={CATEGORIES.filter((category) => counts.has(category))} />
      {posts.length > 0 ? <PostList posts={posts} heading="h2" /> : <NoPosts />}
      <Pages ask={ask} more={more} />
      <ClosingCalls />
    </main>
  );
}

function Head() {
  const t = useTranslations("news");
  const locale = useLocale();
  return (
    <div className="head">
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <p className="meta">
        <a href={`/feed.xml?lang=${locale}`}>{t("feed")}</a>
      </p>
    </div>
  );
}

function Categories({ ask, of }: { ask: NewsAsk; of: readonly Category[] }) {
  const t = useTranslations("news");
  const base = pathIn(useLocale(), "/news");
  if (of.length < 2 && !ask.category) return null;
  const chip = (category: Category | null, word: string) => (
    <li key={word}>
      <a href={`${base}${newsQuery({ category })}`} aria-current={ask.category === category ? "page" : undefined}>
        {word}
      </a>
    </li>
  );
  return (
    <nav aria-label={t("categories")}>
      <ul className="chips">
        {chip(null, t("all"))}
        {of.map((category) => chip(category, t(`category.${category}`)))}
      </ul>
    </nav>
  );
}

function NoPosts() {
  const t = useTranslations("news");
  return (
    <div className="empty">
      <h2>{t("empty_title")}</h2>
      <p>{t("empty")}</p>
      <p>
        <a href={pathIn(useLocale(), "/news")}>{t("see_all")}</a>
      </p>
    </div>
  );
}

function Pages({ ask, more }: { ask: NewsAsk; more: boolean }) {
  const t = useTranslations("news");
  const base = pathIn(useLocale(), "/news");
  const to = (page: number) => `${base}${newsQuery({ ...ask, page })}`;
  return (
    <Pager
      label={t("pages")}
      before={ask.page > 1 ? { href: to(ask.page - 1), label: t("newer") } : null}
      after={more ? { href: to(ask.page + 1), label: t("older") } : null}
    />
  );
}
