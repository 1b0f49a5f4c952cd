import { type EventFacts, EventMatter } from "../events/emails";
import { translator } from "../i18n/translator";
import type { Locale } from "../local-text";
import { Action, type MailBrand, MailLayout, P, Soft, Steps, SubHeading } from "../mail/layout";
import type { MailContent } from "../mail/message";
import { renderMail, shortTitle } from "../mail/render";

export type VolunteerWelcome = {
  locale: Locale;
  brand: MailBrand;
  name: string;
  group: string;
  meUrl: string;
  /** The day by which somebody has written. */
  answerBy: string;
  /** Somebody reads an answer to this mail. */
  replies: boolean;
  /** The next training newcomers can come to without waiting. */
  training: EventFacts | null;
};

/** "Thank you": what happens next, who writes, until when, and where to go without waiting. */
export function volunteerWelcomeMail(mail: VolunteerWelcome): Promise<MailContent> {
  const { locale, brand, group, answerBy, training } = mail;
  const t = translator(locale, "mails");
  const step = (which: "next1" | "next2" | "next3") => t(`volunteerWelcome.${which}`, { group, day: answerBy });
  return renderMail(
    t("volunteerWelcome.subject", { group: shortTitle(group) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("volunteerWelcome.preheader")}
      title={t("volunteerWelcome.title")}
      why={t("volunteerWelcome.why")}
    >
      <P>{t("hello", { name: mail.name })}</P>
      <P>{t("volunteerWelcome.intro", { group })}</P>
      <SubHeading>{t("volunteerWelcome.nextTitle")}</SubHeading>
      <Steps steps={[step("next1"), step("next2"), step("next3")]} />
      <P>{mail.replies ? t("volunteerWelcome.late") : t("volunteerWelcome.lateNoReply", { group })}</P>
      {training && (
        <>
          <P>{t("volunteerWelcome.training")}</P>
          <EventMatter event={training} locale={locale} linked />
        </>
      )}
      <Action brand={brand} href={mail.meUrl}>
        {t("volunteerWelcome.button")}
      </Action>
    </MailLayout>,
  );
}

export type VolunteerNotice = {
  locale: Locale;
  brand: MailBrand;
  /** The first name and nothing else of the person. */
  firstName: string;
  group: string;
  answerBy: string;
  deskUrl: string;
};

/** "Somebody offers to help": to those who greet, without anything of the person but a first name. */
export function volunteerNoticeMail(mail: VolunteerNotice): Promise<MailContent> {
  const { locale, brand, group } = mail;
  const t = translator(locale, "mails");
  return renderMail(
    t("volunteerNotice.subject", { group: shortTitle(group) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("volunteerNotice.preheader")}
      title={t("volunteerNotice.title")}
      why={t("volunteerNotice.why", { group })}
    >
      <P>{t("volunteerNotice.intro", { name: mail.firstName, group })}</P>
      <P>{t("volunteerNotice.promise", { day: mail.answerBy })}</P>
      <Action brand={brand} href={mail.deskUrl}>
        {t("volunteerNotice.button")}
      </Action>
      <Soft>{t("volunteerNotice.private")}</Soft>
    </MailLayout>,
  );
}
