import { useLocale, useTranslations } from "next-intl";
import css from "./footer.module.css";
import { HerePath } from "./here-path";

const THEMES = ["light", "dark", "auto"] as const;

/** Light, dark, or as the system says: a plain form that sets a cookie and comes back. */
export function ThemeForm({ theme }: { theme: "light" | "dark" | undefined }) {
  const t = useTranslations("layout.theme");
  const locale = useLocale();
  return (
    <form className={css.theme} method="post" action="/api/public/theme">
      <p id="theme-label">{t("label")}</p>
      <HerePath name="from" prefix={locale === "en" ? "/en" : ""} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own box and legend */}
      <div className={css.buttons} role="group" aria-labelledby="theme-label">
        {THEMES.map((value) => (
          <button key={value} type="submit" name="theme" value={value} aria-pressed={(theme ?? "auto") === value}>
            {t(value)}
          </button>
        ))}
      </div>
    </form>
  );
}
