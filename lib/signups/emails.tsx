import { type EventFacts, EventMatter } from "../events/emails";
import type { AnswerWord } from "../events/rsvps/rules";
import { translator } from "../i18n/translator";
import type { Locale, ReadText } from "../local-text";
import { Action, type MailBrand, MailLayout, Matter, P, Soft } from "../mail/layout";
import { type MailContent, publicHost } from "../mail/message";
import { renderMail, shortTitle } from "../mail/render";

/** What waits for one address, as its confirmation mail lists it. Nothing that somebody typed stands in it. */
export type ConfirmationMail = {
  locale: Locale;
  brand: MailBrand;
  confirmUrl: string;
  rsvps: { event: EventFacts; answer: AnswerWord; places: number; full: boolean }[];
  subscriptions: { title: ReadText; group: string }[];
  offers: { group: ReadText; skills: string }[];
};

function subjectOf({ locale, rsvps, subscriptions, offers }: ConfirmationMail): string {
  const t = translator(locale, "mails");
  const count = rsvps.length + subscriptions.length + offers.length - 1;
  const [rsvp, subscription, offer] = [rsvps[0], subscriptions[0], offers[0]];
  const subject = rsvp
    ? t("confirmation.subjectRsvp", { title: shortTitle(rsvp.event.title), day: rsvp.event.day })
    : subscription
      ? t("confirmation.subjectSubscription", { title: shortTitle(subscription.title.text) })
      : t("confirmation.subjectOffer", { group: shortTitle(offer?.group.text ?? "") });
  return t("more", { subject, count });
}

/** "Please confirm": everything that waits, one button, and what to do when it was somebody else. */
export function confirmationMail(mail: ConfirmationMail): Promise<MailContent> {
  const { locale, brand } = mail;
  const t = translator(locale, "mails");
  const host = publicHost();
  return renderMail(
    subjectOf(mail),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("confirmation.preheader")}
      title={t("confirmation.title")}
      why={t("confirmation.why", { host })}
    >
      <P>{t("confirmation.intro", { host })}</P>
      <WaitingList {...mail} />
      <Action brand={brand} href={mail.confirmUrl}>
        {t("confirmation.button")}
      </Action>
      <Soft>{t("confirmation.notYou")}</Soft>
    </MailLayout>,
  );
}

function WaitingList({ locale, rsvps, subscriptions, offers }: ConfirmationMail) {
  const t = translator(locale, "mails");
  return (
    <>
      {rsvps.map(({ event, answer, places, full }) => (
        <EventMatter
          key={event.url}
          event={event}
          locale={locale}
          label={t("confirmation.answer", { answer })}
          places={answer === "yes" ? places : 1}
          notes={answer === "yes" && full ? [t("confirmation.full")] : []}
        />
      ))}
      {subscriptions.map(({ title, group }) => (
        <Matter
          key={title.text}
          label={t("confirmation.subscription")}
          name={title.text}
          lang={title.lang}
          lines={[t("confirmation.byGroup", { group })]}
        />
      ))}
      {offers.map(({ group, skills }) => (
        <Matter
          key={group.text}
          label={t("confirmation.offer")}
          name={group.text}
          lang={group.lang}
          lines={skills ? [skills] : []}
        />
      ))}
    </>
  );
}

/** "Nothing to confirm": what was asked is settled already, so that a known address gets a mail as an unknown one does. */
export function nothingToConfirmMail(mail: {
  locale: Locale;
  brand: MailBrand;
  /** Only for an address that was proven before. */
  meUrl: string | null;
}): Promise<MailContent> {
  const { locale, brand, meUrl } = mail;
  const t = translator(locale, "mails");
  const host = publicHost();
  return renderMail(
    t("nothing.subject", { host }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("nothing.preheader")}
      title={t("nothing.title")}
      why={t("confirmation.why", { host })}
    >
      <P>{t("nothing.intro", { host })}</P>
      {meUrl && (
        <>
          <P>{t("nothing.page")}</P>
          <Action brand={brand} href={meUrl}>
            {t("nothing.button")}
          </Action>
        </>
      )}
      <Soft>{t("nothing.notYou")}</Soft>
    </MailLayout>,
  );
}
