import { translator } from "@/lib/i18n/translator";
import type { Locale, ReadText } from "@/lib/local-text";
import { MailLayout, Soft, TextLink } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/message";
import { renderMail } from "@/lib/mail/render";
import { markdownSummary } from "@/lib/markdown";
import { IssueBody, type Shown } from "./body/emails";
import { withSlots } from "./rules";

export type IssueMail = Shown & {
  locale: Locale;
  subject: ReadText;
  preheader: string;
  /** Markdown. */
  words: ReadText;
  /** Why somebody gets it: the title of the newsletter, or the name of the group. */
  belongs: { to: "newsletter" | "group"; name: string };
  /** The reader's own page, where it is stopped: a slot. */
  meUrl: string;
  /** Where everybody can read it; null when it is not on the web. */
  webUrl: string | null;
};

/** An issue of a newsletter, or a message to contacts: the same words to everybody, slots where readers stand. */
export function issueMail(mail: IssueMail): Promise<MailContent> {
  const { locale, brand, subject, words, belongs, meUrl, webUrl } = mail;
  const t = translator(locale, "mails");
  const preheader = withSlots(mail.preheader) || markdownSummary(withSlots(words.text), 120);
  return renderMail(
    withSlots(subject.text),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={preheader}
      title={withSlots(subject.text)}
      why={t(`issue.why.${belongs.to}`, { name: belongs.name })}
    >
      {words.fallback ? <Soft>{t("broadcast.otherLanguage")}</Soft> : null}
      <div lang={words.lang}>
        <IssueBody markdown={words.text} {...mail} />
      </div>
      <Soft>
        <TextLink href={meUrl}>{t(`issue.stop.${belongs.to}`)}</TextLink>
      </Soft>
      {webUrl ? (
        <Soft>
          <TextLink href={webUrl}>{t("issue.web")}</TextLink>
        </Soft>
      ) : null}
    </MailLayout>,
  );
}
