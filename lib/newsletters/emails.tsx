import { translator } from "../i18n/translator";
import type { Locale } from "../local-text";
import { Action, type MailBrand, MailLayout, P } from "../mail/layout";
import type { MailContent } from "../mail/message";
import { renderMail, shortTitle } from "../mail/render";

export type NewsletterWelcome = {
  locale: Locale;
  brand: MailBrand;
  name: string | null;
  title: string;
  group: string;
  meUrl: string;
};

/** "Your subscription is confirmed": what comes, what does not, and how to stop it. */
export function newsletterWelcomeMail({
  locale,
  brand,
  name,
  title,
  group,
  meUrl,
}: NewsletterWelcome): Promise<MailContent> {
  const t = translator(locale, "mails");
  return renderMail(
    t("newsletterWelcome.subject", { title: shortTitle(title) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("newsletterWelcome.preheader")}
      title={t("newsletterWelcome.title")}
      why={t("newsletterWelcome.why")}
    >
      <P>{t("hello", { name: name ?? "none" })}</P>
      <P>{t("newsletterWelcome.intro", { title, group })}</P>
      <P>{t("newsletterWelcome.promise")}</P>
      <Action brand={brand} href={meUrl}>
        {t("newsletterWelcome.button")}
      </Action>
      <P>{t("newsletterWelcome.stop")}</P>
    </MailLayout>,
  );
}
