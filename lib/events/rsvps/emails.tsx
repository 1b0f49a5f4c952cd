import type { ReactNode } from "react";
import { translator } from "@/lib/i18n/translator";
import type { Locale } from "@/lib/local-text";
import { Action, type MailBrand, MailLayout, Matter, P } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/message";
import { renderMail, shortTitle } from "@/lib/mail/render";
import { type EventFacts, EventMatter } from "../emails";

/** What the organizers wrote, and in which language. */
type Written = { text: string; lang: Locale };

export type RsvpMail = {
  locale: Locale;
  brand: MailBrand;
  name: string | null;
  event: EventFacts;
  meUrl: string;
  places: number;
  /** An entry for their calendar goes with this mail. */
  calendar: boolean;
  /** Whom to ask, as published. */
  contact: string | null;
  /** How to get in, for those who come. */
  access: Written | null;
};

type Kind = "going" | "updated" | "maybe" | "waitlisted" | "offered" | "cancelled" | "lapsed" | "eventCancelled";

type Frame = { title: string; preheader: string; button: string; href: string; children: ReactNode };

function write(kind: Kind, mail: RsvpMail, frame: Frame): Promise<MailContent> {
  const { locale, brand, name, event, places } = mail;
  const t = translator(locale, "mails");
  const subject = t(`rsvp.${kind}.subject`, { title: shortTitle(event.title), day: event.day, places });
  return renderMail(
    subject,
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={frame.preheader}
      title={frame.title}
      why={t("rsvp.why")}
      ownPage={frame.href === mail.meUrl ? undefined : mail.meUrl}
    >
      <P>{t("hello", { name: name ?? "none" })}</P>
      {frame.children}
      <Action brand={brand} href={frame.href}>
        {frame.button}
      </Action>
    </MailLayout>,
  );
}

/** "You are coming": everything needed on the day, and the entry for the calendar. `updated` when it was told before and the event changed. */
export function goingMail(mail: RsvpMail, updated: boolean): Promise<MailContent> {
  const { locale, event, places, access, contact } = mail;
  const t = translator(locale, "mails");
  const kind = updated ? "updated" : "going";
  const preheader = t(`rsvp.${kind}.preheader`, { when: event.when });
  return write(kind, mail, {
    title: t(`rsvp.${kind}.title`),
    preheader,
    button: t("rsvp.button"),
    href: mail.meUrl,
    children: (
      <>
        <P>{t(`rsvp.${kind}.intro`)}</P>
        <EventMatter event={event} locale={locale} places={places} />
        {access && (
          <P lang={access.lang}>
            {t("lines.access")} · {access.text}
          </P>
        )}
        {mail.calendar && <P>{t("rsvp.calendar")}</P>}
        {contact && <P>{t("rsvp.contact", { contact })}</P>}
        <P>{t(`rsvp.${kind}.change`)}</P>
      </>
    ),
  });
}

/** "Maybe": noted, no place held. */
export function maybeMail(mail: RsvpMail): Promise<MailContent> {
  const t = translator(mail.locale, "mails");
  return write("maybe", mail, {
    title: t("rsvp.maybe.title"),
    preheader: t("rsvp.maybe.preheader"),
    button: t("rsvp.button"),
    href: mail.meUrl,
    children: (
      <>
        <P>{t("rsvp.maybe.intro")}</P>
        {mail.calendar && <P>{t("rsvp.freed")}</P>}
        <EventMatter event={mail.event} locale={mail.locale} />
        {mail.contact && <P>{t("rsvp.contact", { contact: mail.contact })}</P>}
        <P>{t("rsvp.maybe.change")}</P>
      </>
    ),
  });
}

/** "It is full": how many wait before them, in words, and what happens next. */
export function waitlistedMail(mail: RsvpMail & { before: number }): Promise<MailContent> {
  const t = translator(mail.locale, "mails");
  return write("waitlisted", mail, {
    title: t("rsvp.waitlisted.title"),
    preheader: t("rsvp.waitlisted.preheader"),
    button: t("rsvp.button"),
    href: mail.meUrl,
    children: (
      <>
        <P>
          {t("rsvp.waitlisted.intro")} {t("rsvp.waitlisted.before", { before: mail.before })}
        </P>
        <EventMatter event={mail.event} locale={mail.locale} places={mail.places} />
        <P>{t("rsvp.waitlisted.next")}</P>
        <P>{t("rsvp.waitlisted.change")}</P>
      </>
    ),
  });
}

/** "A place is free": kept until the deadline, taken or left by a button on their page. */
export function offeredMail(mail: RsvpMail & { deadline: string }): Promise<MailContent> {
  const { deadline, places, locale, event } = mail;
  const t = translator(locale, "mails");
  return write("offered", mail, {
    title: t("rsvp.offered.title", { places }),
    preheader: t("rsvp.offered.preheader", { deadline }),
    button: t("rsvp.offered.button", { places }),
    href: mail.meUrl,
    children: (
      <>
        <EventMatter event={event} locale={locale} places={places} />
        <P>{t("rsvp.offered.intro", { places })}</P>
        <Matter name={deadline} lines={[t("rsvp.offered.after", { places })]} />
      </>
    ),
  });
}

/** "You are not coming": their own answer, or an offer that was left or ran out (`lapsed`). */
export function notComingMail(mail: RsvpMail, lapsed: boolean): Promise<MailContent> {
  const t = translator(mail.locale, "mails");
  const kind = lapsed ? "lapsed" : "cancelled";
  return write(kind, mail, {
    title: t(`rsvp.${kind}.title`),
    preheader: t(`rsvp.${kind}.preheader`),
    button: t("rsvp.button"),
    href: mail.meUrl,
    children: (
      <>
        <P>{t(`rsvp.${kind}.intro`)}</P>
        {mail.calendar && <P>{t("rsvp.freed")}</P>}
        <EventMatter event={mail.event} locale={mail.locale} />
        <P>{t(`rsvp.${kind}.change`)}</P>
      </>
    ),
  });
}

/** "It will not take place": the event itself was called off, and why, when the organizers say it. */
export function eventCancelledMail(mail: RsvpMail & { reason: Written | null }): Promise<MailContent> {
  const t = translator(mail.locale, "mails");
  return write("eventCancelled", mail, {
    title: t("rsvp.eventCancelled.title"),
    preheader: t("rsvp.eventCancelled.preheader"),
    button: t("rsvp.eventCancelled.button"),
    href: mail.event.url,
    children: (
      <>
        <P>
          {t("rsvp.eventCancelled.intro")} {mail.calendar && t("rsvp.eventCancelled.entry")}
        </P>
        {mail.reason && <P lang={mail.reason.lang}>{mail.reason.text}</P>}
        <EventMatter event={mail.event} locale={mail.locale} />
        {mail.contact && <P>{t("rsvp.contact", { contact: mail.contact })}</P>}
      </>
    ),
  });
}
