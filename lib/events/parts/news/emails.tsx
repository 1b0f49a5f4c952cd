import { translator } from "@/lib/i18n/translator";
import type { Locale } from "@/lib/local-text";
import { Action, type MailBrand, MailLayout, Matter, P } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/message";
import { renderMail, shortTitle } from "@/lib/mail/render";

export type PartNewsLine = {
  name: string;
  /** Their session in one line; null when they take part in the event as a whole. */
  session: string | null;
  /** Null when they answered nothing new. */
  answer: "CONFIRMED" | "DECLINED" | null;
  corrected: boolean;
  /** They left a line, which stands on the page and in no mail. */
  wrote: boolean;
};

export type PartNewsMail = {
  locale: Locale;
  brand: MailBrand;
  title: string;
  group: string;
  lines: readonly PartNewsLine[];
  url: string;
};

/** "Somebody of the programme answered": to who organizes the event, who said what, and the page where all of it stands. */
export function partNewsMail({ locale, brand, title, group, lines, url }: PartNewsMail): Promise<MailContent> {
  const t = translator(locale, "mails");
  const count = lines.length;
  return renderMail(
    t("partNews.subject", { title: shortTitle(title) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("partNews.preheader", { count })}
      title={t("partNews.title")}
      why={t("hosting.why", { group })}
    >
      <P>{t("partNews.intro", { title, count })}</P>
      {lines.map(({ name, session, answer, corrected, wrote }, index) => (
        <Matter
          // biome-ignore lint/suspicious/noArrayIndexKey: a mail is made once; two may have one name
          key={index}
          label={answer ? t(`partNews.${answer}`) : t("partNews.corrected")}
          name={name}
          lines={[
            session ?? "",
            answer && corrected ? t("partNews.corrected") : "",
            wrote ? t("partNews.wrote") : "",
          ].filter(Boolean)}
        />
      ))}
      <Action brand={brand} href={url}>
        {t("partNews.button")}
      </Action>
    </MailLayout>,
  );
}
