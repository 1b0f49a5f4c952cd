import { type EventFacts, EventMatter } from "@/lib/events/emails";
import { translator } from "@/lib/i18n/translator";
import type { Locale, ReadText } from "@/lib/local-text";
import { Action, type MailBrand, MailLayout, P, Soft } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/message";
import { renderMail } from "@/lib/mail/render";

export type BroadcastMail = {
  locale: Locale;
  brand: MailBrand;
  /** "Bonjour Camille," or without a name; a slot when the mail goes to many. */
  hello: string;
  subject: ReadText;
  words: ReadText;
  /** What it is about, as anybody may know it. */
  event: EventFacts;
  /** The reader's own page: their answer, and the button that ends such messages. */
  meUrl: string;
  test?: boolean;
};

/** "Bonjour Camille," or, to somebody without a name, "Bonjour,". */
export const greeting = (locale: Locale, name: string | null): string =>
  translator(locale, "mails")("hello", { name: name ?? "none" });

/** What organizers write to people who answered an event: their words, the event, the reader's own page. */
export function broadcastMail(mail: BroadcastMail): Promise<MailContent> {
  const { locale, brand, words, event } = mail;
  const t = translator(locale, "mails");
  const subject = mail.test ? `[${t("broadcast.test")}] ${mail.subject.text}` : mail.subject.text;
  return renderMail(
    subject,
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={words.text.slice(0, 120)}
      title={mail.subject.text}
      why={t("broadcast.why", { title: event.title })}
    >
      <P>{mail.hello}</P>
      {words.fallback ? <Soft>{t("broadcast.otherLanguage")}</Soft> : null}
      {words.text.split(/\n{2,}/).map((paragraph) => (
        <P key={paragraph} lang={words.lang}>
          {paragraph.split("\n").flatMap((line, at) => (at ? [<br key={line} />, line] : [line]))}
        </P>
      ))}
      <EventMatter event={event} locale={locale} linked />
      <Action brand={brand} href={mail.meUrl}>
        {t("broadcast.button")}
      </Action>
    </MailLayout>,
  );
}
