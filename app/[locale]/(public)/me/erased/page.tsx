import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { pathIn } from "@/lib/i18n/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("erased");
  return { title: t("title"), robots: { index: false, follow: false } };
}

/** After everything was erased: it says so, and asks for nothing. */
export default async function ErasedPage() {
  const [locale, t] = [await getLocale(), await getTranslations("erased")];
  return (
    <main id="content" className="wrap">
      <div className="poster">
        <h1>{t("title")}</h1>
        <p className="lead" role="status">
          {t("lead")}
        </p>
        <p>{t("rest")}</p>
        <ButtonLink href={pathIn(locale, "/")}>{t("toHome")}</ButtonLink>
      </div>
    </main>
  );
}
