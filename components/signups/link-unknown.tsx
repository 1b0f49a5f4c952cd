import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { pathIn } from "@/lib/i18n/paths";

/** A link from a mail that leads nowhere any more: why that can be, and how to go on. */
export function LinkUnknown() {
  const t = useTranslations("linkUnknown");
  const locale = useLocale();
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </div>
      <ul>
        <li>{t("cut")}</li>
        <li>{t("newer")}</li>
        <li>{t("erased")}</li>
      </ul>
      <p>{t("again")}</p>
      <p className="btns">
        <ButtonLink href={pathIn(locale, "/events")}>{t("toEvents")}</ButtonLink>
        <ButtonLink href={pathIn(locale, "/newsletter")}>{t("toNewsletter")}</ButtonLink>
        <ButtonLink href={pathIn(locale, "/")}>{t("toHome")}</ButtonLink>
      </p>
    </main>
  );
}
