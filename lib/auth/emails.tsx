import { translator } from "../i18n/translator";
import type { FactorChange } from "../jobs/jobs";
import type { Locale } from "../local-text";
import { Action, Code, type MailBrand, MailLayout, P, Soft } from "../mail/layout";
import type { MailContent } from "../mail/message";
import { renderMail, shortTitle } from "../mail/render";

export type SignInMail = { locale: Locale; brand: MailBrand; code: string; url: string };

/** A way in: a code to type where one asked for it, and a link whose page has a button. */
export function signInMail({ locale, brand, code, url }: SignInMail): Promise<MailContent> {
  const t = translator(locale, "mails");
  const group = brand.name;
  return renderMail(
    t("signIn.subject", { group: shortTitle(group) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("signIn.preheader")}
      title={t("signIn.title")}
      why={t("signIn.why", { group })}
    >
      <P>{t("signIn.intro", { group })}</P>
      <Code code={code} />
      <P>{t("signIn.codeTerm")}</P>
      <P>{t("signIn.orLink")}</P>
      <Action brand={brand} href={url}>
        {t("signIn.button")}
      </Action>
      <Soft>{t("signIn.notYou")}</Soft>
    </MailLayout>,
  );
}

export type TestMail = { locale: Locale; brand: MailBrand; url: string; from: { name: string; address: string } };

/** Shows an organizer that mails leave, and what people see as their sender. */
export function testMail({ locale, brand, url, from }: TestMail): Promise<MailContent> {
  const t = translator(locale, "mails");
  const group = brand.name;
  return renderMail(
    t("test.subject", { group: shortTitle(group) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("test.preheader")}
      title={t("test.title")}
      why={t("test.why", { group })}
    >
      <P>{t("test.intro", { name: from.name, address: from.address })}</P>
      <Action brand={brand} href={url}>
        {t("test.button")}
      </Action>
      <Soft>{t("test.spam")}</Soft>
    </MailLayout>,
  );
}

export type FactorMail = { locale: Locale; brand: MailBrand; url: string; change: FactorChange };

/** Tells an organizer of a change of their second factor, so that one they did not make does not pass unseen. */
export function factorMail({ locale, brand, url, change }: FactorMail): Promise<MailContent> {
  const t = translator(locale, "mails");
  const group = brand.name;
  return renderMail(
    t("factor.subject", { group: shortTitle(group) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t(`factor.${change}`)}
      title={t("factor.title")}
      why={t("factor.why", { group })}
    >
      <P>{t(`factor.${change}`)}</P>
      <Action brand={brand} href={url}>
        {t("factor.button")}
      </Action>
      <Soft>{t("factor.notYou")}</Soft>
    </MailLayout>,
  );
}
