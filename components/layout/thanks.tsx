import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { pathIn } from "@/lib/i18n/paths";

/** What a form leads to: look in your mailbox, what happens then, and where to go meanwhile. */
export function MailboxThanks({ title, children }: { title: ReactNode; children: ReactNode }) {
  const t = useTranslations("thanks");
  const locale = useLocale();
  return (
    <main id="content" className="wrap">
      <div className="poster">
        <h1>{title}</h1>
        <p className="lead">{t("mailbox")}</p>
      </div>
      {children}
      <section>
        <h2>{t("nothing.title")}</h2>
        <ul>
          <li>{t("nothing.wait")}</li>
          <li>{t("nothing.spam")}</li>
          <li>{t("nothing.address")}</li>
          <li>{t("nothing.once")}</li>
        </ul>
      </section>
      <p className="btns">
        <ButtonLink href={pathIn(locale, "/events")}>{t("toEvents")}</ButtonLink>
        <ButtonLink href={pathIn(locale, "/")}>{t("toHome")}</ButtonLink>
      </p>
    </main>
  );
}
