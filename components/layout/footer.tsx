import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalizedText } from "@/components/ui/localized-text";
import type { Site } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import type { PageLine } from "@/lib/publishing/pages/queries";
import css from "./footer.module.css";
import { ThemeForm } from "./theme-form";

type Props = {
  site: Site | null;
  /** The pages of the instance's first group that stand at the foot of every page. */
  pages: readonly PageLine[];
  theme: "light" | "dark" | undefined;
  sourceUrl: string | undefined;
};

/** What every page ends with: who we are, the letter, what we keep, the feeds, light or dark, whose software this is. */
export function Footer({ site, pages, theme, sourceUrl }: Props) {
  const t = useTranslations("layout.footer");
  const locale = useLocale();
  const link = (path: string, label: ReactNode) => (
    <li key={path}>
      <a href={path}>{label}</a>
    </li>
  );
  return (
    <footer className={`foot ${css.foot}`}>
      <div className={`wrap ${css.columns}`}>
        <div>
          <p className={css.name}>{site ? <LocalizedText value={site.name} /> : "Cortège"}</p>
          {site?.publicEmail ? (
            <p>
              <a href={`mailto:${site.publicEmail}`}>{site.publicEmail}</a>
            </p>
          ) : null}
          <p>
            {t("software")} {sourceUrl ? <a href={sourceUrl}>{t("source")}</a> : t("sourceOnRequest")}
          </p>
        </div>
        <nav aria-label={t("label")}>
          <ul className={css.links}>
            {pages.map(({ slug, title }) =>
              link(pathIn(locale, `/groups/${site?.slug}/${slug}`), <LocalizedText value={title} />),
            )}
            {link(pathIn(locale, "/resources"), t("resources"))}
            {link(pathIn(locale, "/newsletter"), t("newsletter"))}
            {link(pathIn(locale, "/privacy"), t("privacy"))}
            {link(pathIn(locale, "/accessibility"), t("accessibility"))}
            {link(`/feed.xml?lang=${locale}`, t("feed"))}
            {link(`/events.ics?lang=${locale}`, t("calendar"))}
            {link("/organize", t("organize"))}
          </ul>
        </nav>
        <ThemeForm theme={theme} />
      </div>
    </footer>
  );
}
