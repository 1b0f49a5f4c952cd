import { translator } from "@/lib/i18n/translator";
import type { Locale } from "@/lib/local-text";
import { Action, type MailBrand, MailLayout, P, Soft } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/message";
import { renderMail, shortTitle } from "@/lib/mail/render";
import { type EventFacts, EventMatter } from "../emails";

export type HostingMail = {
  locale: Locale;
  brand: MailBrand;
  /** The group that asks, and the one that is asked. */
  asker: string;
  group: string;
  event: EventFacts;
  url: string;
};

/** "Another group asks yours to hold an event along": what it shares, what it does not, and where to answer. */
export function hostingMail({ locale, brand, asker, group, event, url }: HostingMail): Promise<MailContent> {
  const t = translator(locale, "mails");
  return renderMail(
    t("hosting.subject", { title: shortTitle(event.title) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("hosting.preheader", { asker: shortTitle(asker) })}
      title={t("hosting.title", { asker })}
      why={t("hosting.why", { group })}
    >
      <P>{t("hosting.intro", { asker, group })}</P>
      <EventMatter event={event} locale={locale} />
      <P>{t("hosting.shares")}</P>
      <Action brand={brand} href={url}>
        {t("hosting.button")}
      </Action>
      <Soft>{t("hosting.until")}</Soft>
    </MailLayout>,
  );
}
