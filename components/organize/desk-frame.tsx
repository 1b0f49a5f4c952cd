import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Notice } from "@/components/ui/notice";
import { currentOrganizer } from "@/lib/auth/require-organizer";
import { canPublish, canSeePeople } from "@/lib/auth/rules";
import type { Site } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { actsOf } from "@/lib/search/rules";
import css from "./desk.module.css";
import { DeskKeys } from "./desk-keys";
import { KeepFocus } from "./keep-focus";
import { LeaveGuard } from "./leave-guard";

const anybody = () => true;

/** The desk's pages, and whose: nobody is shown a way to a page that is not there for them. */
const PAGES = [
  ["today", "/organize", anybody],
  ["events", "/organize/events", anybody],
  ["campaigns", "/organize/campaigns", canPublish],
  ["posts", "/organize/posts", canPublish],
  ["resources", "/organize/resources", canPublish],
  ["pages", "/organize/pages", canPublish],
  ["pictures", "/organize/pictures", canPublish],
  ["newsletters", "/organize/newsletters", canPublish],
  ["contacts", "/organize/contacts", canSeePeople],
  ["volunteers", "/organize/volunteers", canSeePeople],
  ["settings", "/organize/settings", anybody],
] as const;

type Current = (typeof PAGES)[number][0] | "search";

/** The frame of the desk's pages for who is signed in: the collective's name, where one is, the way out. */
export function DeskFrame({
  site,
  current,
  path,
  children,
}: {
  site: Site | null;
  current: Current;
  /** This page's path without language, for the other language's link. */
  path: string;
  children: ReactNode;
}) {
  const t = useTranslations("desk.nav");
  const locale = useLocale();
  const other = locale === "fr" ? "en" : "fr";
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {useTranslations("layout")("skip")}
      </a>
      <header className={`side ${css.side}`}>
        <a className={css.brand} href={pathIn(locale, "/organize")}>
          {site ? <LocalizedText value={site.name} /> : "Cortège"}
        </a>
        <nav aria-label={t("label")}>
          <OwnPages current={current} />
          <a href={pathIn(locale, "/organize/search")} aria-current={current === "search" ? "page" : undefined}>
            {t("search")}
          </a>
          <a href={pathIn(locale, "/")}>{t("site")}</a>
          <a href={pathIn(other, path)} lang={other} hrefLang={other}>
            {t("language")}
          </a>
        </nav>
        <form method="post" action="/api/organize/sign-out">
          <input type="hidden" name="locale" value={locale} />
          <Button look="plain" small>
            {t("signOut")}
          </Button>
        </form>
      </header>
      <main id="content">
        <NeedsScripts />
        {children}
      </main>
      <KeepFocus />
      <LeaveGuard />
      <Keys />
    </div>
  );
}

/** Said once where something on the page takes nothing in without scripts. */
function NeedsScripts() {
  const t = useTranslations("desk.form");
  return (
    <noscript className={css.needsScripts}>
      <Notice tone="wait">
        <p>{t("needsScripts")}</p>
      </Notice>
    </noscript>
  );
}

/** The keys, with the ways that are there for who is signed in. */
async function Keys() {
  const [organizer, locale] = [await currentOrganizer(), await getLocale()];
  const roles = organizer?.scopes.map(({ role }) => role) ?? [];
  const acts = actsOf(roles).map(({ act, path }) => ({ act, href: pathIn(locale, path) }));
  const people = roles.some(canSeePeople) ? pathIn(locale, "/organize/contacts") : undefined;
  return <DeskKeys searchPage={pathIn(locale, "/organize/search")} acts={acts} people={people} />;
}

async function OwnPages({ current }: { current: Current }) {
  const [organizer, t, locale] = [await currentOrganizer(), await getTranslations("desk.nav"), await getLocale()];
  const pages = PAGES.filter(([, , may]) => may === anybody || organizer?.scopes.some(({ role }) => may(role)));
  return pages.map(([name, href]) => (
    <a key={name} href={pathIn(locale, href)} aria-current={name === current ? "page" : undefined}>
      {t(name)}
    </a>
  ));
}
