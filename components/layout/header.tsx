import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import type { Site } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import css from "./header.module.css";
import { LanguageLink, NavigationLinks } from "./navigation";

const PATHS = ["/events", "/campaigns", "/news", "/groups", "/join"] as const;

/** The name of the collective as on a banner, five words of navigation, the other language. Never a burger. */
export function Header({ site }: { site: Site | null }) {
  const t = useTranslations("layout");
  const locale = useLocale();
  const other = locale === "fr" ? "en" : "fr";
  const items = PATHS.map((path) => ({
    path,
    href: pathIn(locale, path),
    label: t(`nav.${path.slice(1) as NavWord}`),
  }));
  return (
    <header className={`top ${css.top}`}>
      <div className={`wrap ${css.row}`}>
        <a className={css.brand} href={pathIn(locale, "/")}>
          {site ? <LocalizedText value={site.name} /> : "Cortège"}
        </a>
        <nav className={css.nav} aria-label={t("nav.label")}>
          <NavigationLinks items={items} />
          <LanguageLink lang={other} prefix={other === "en" ? "/en" : ""} label={t("nav.otherLanguage")} />
        </nav>
      </div>
    </header>
  );
}

type NavWord = "events" | "campaigns" | "news" | "groups" | "join";
