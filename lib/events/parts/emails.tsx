import { translator } from "@/lib/i18n/translator";
import type { Locale } from "@/lib/local-text";
import { Action, type MailBrand, MailLayout, P, Soft } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/message";
import { renderMail, shortTitle } from "@/lib/mail/render";
import { type EventFacts, EventMatter } from "../emails";

export type PartMailContent = {
  locale: Locale;
  brand: MailBrand;
  url: string;
  /** As they are announced; null while unnamed. */
  name: string | null;
  event: EventFacts;
  /** Their session in one line: title, hour, room; null when they take part in the event as a whole. */
  session: string | null;
  /** Whom to ask, as published. */
  contact: string | null;
};

/** A speaker's or a collective's own link: what they are asked for, and a page to answer it on. */
export function partMail({ locale, brand, url, name, event, session, contact }: PartMailContent): Promise<MailContent> {
  const t = translator(locale, "mails");
  const group = brand.name;
  return renderMail(
    t("part.subject", { title: shortTitle(event.title) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("part.preheader", { group: shortTitle(group) })}
      title={t("part.title", { title: event.title })}
      why={t("part.why", { group })}
    >
      <P>{t("hello", { name: name ?? "none" })}</P>
      <P>{t("part.intro", { group })}</P>
      <EventMatter event={event} locale={locale} notes={session ? [t("part.session", { session })] : []} />
      <P>{t("part.page")}</P>
      <Action brand={brand} href={url}>
        {t("part.button")}
      </Action>
      {contact && <P>{t("rsvp.contact", { contact })}</P>}
      <Soft>{t("part.notYou")}</Soft>
    </MailLayout>,
  );
}
