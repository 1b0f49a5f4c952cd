import { useLocale, useTranslations } from "next-intl";
import desk from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { pathIn } from "@/lib/i18n/paths";
import type { IssueCopy, ReaderLine } from "@/lib/newsletters/issues/preview/queries";
import css from "./newsletters.module.css";

export const VIEWS = ["phone", "desktop", "dark", "text"] as const;
export type View = (typeof VIEWS)[number];

type Props = { page: string; view: View; as?: string | undefined; copy: IssueCopy };

/** A mail program decides between day and night by itself; here the view does. */
const lit = (html: string, view: View) =>
  html.replaceAll("@media (prefers-color-scheme: dark)", view === "dark" ? "@media all" : "@media not all");

/** The ways to look at a copy, as links. */
export function Views({ page, view, as }: Omit<Props, "copy">) {
  const t = useTranslations("issues.preview");
  const locale = useLocale();
  const to = (each: View) => pathIn(locale, `${page}?${new URLSearchParams({ view: each, ...(as && { as }) })}`);
  return (
    <nav className={desk.tabs} aria-label={t("views")}>
      {VIEWS.map((each) => (
        <a key={each} href={to(each)} aria-current={each === view ? "page" : undefined}>
          {t(`view.${each}`)}
        </a>
      ))}
    </nav>
  );
}

/** One reader's copy, as the renderer that sends made it. */
export function Copy({ view, copy }: Pick<Props, "view" | "copy">) {
  const t = useTranslations("issues.preview");
  const { subject, html, text, reader, locale } = copy;
  return (
    <section aria-label={t("title")}>
      <p className={`meta ${desk.before}`}>{t("as", { name: reader.name ?? "none", email: reader.email })}</p>
      <p lang={locale}>
        <strong>{subject}</strong>
      </p>
      {view === "text" ? (
        <pre className={css.text} lang={locale}>
          {text}
        </pre>
      ) : (
        <iframe
          className={[css.frame, view === "phone" && css.phone, view === "dark" && css.dark].filter(Boolean).join(" ")}
          title={t("frame", { subject })}
          srcDoc={lit(html, view)}
          sandbox=""
        />
      )}
    </section>
  );
}

/** Somebody else to look as: found by name or whole address among those it goes to. */
export function Readers({
  page,
  view,
  asked,
  found,
}: {
  page: string;
  view: View;
  asked: string;
  found: readonly ReaderLine[] | null;
}) {
  const t = useTranslations("issues.preview");
  const locale = useLocale();
  return (
    <search>
      <form method="get" action={pathIn(locale, page)} className={desk.inline}>
        <input type="hidden" name="view" value={view} />
        <Field id="q" name="q" type="search" label={t("search")} defaultValue={asked} maxLength={254} />
        <Button look="plain">{t("find")}</Button>
      </form>
      {found ? (
        <>
          <p role="status">{t("found", { count: found.length })}</p>
          <ul className={css.found}>
            {found.map(({ id, name, email }) => (
              <li key={id}>
                <a href={pathIn(locale, `${page}?view=${view}&as=${id}`)}>{name ? `${name}, ${email}` : email}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </search>
  );
}
