import { translator } from "@/lib/i18n/translator";
import type { Locale } from "@/lib/local-text";
import { Action, type MailBrand, MailLayout, P, Soft } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/message";
import { renderMail, shortTitle } from "@/lib/mail/render";

export type InvitationMail = {
  locale: Locale;
  brand: MailBrand;
  url: string;
  /** Who invites, when they gave a name. */
  inviter: string | null;
  /** "organiser les événements…", what the role is for. */
  role: string;
  /** The last day of the role, in words; null when it has none. */
  until: string | null;
};

/** Offers a role in a group: a link whose page says the same and has a button. */
export function invitationMail({ locale, brand, url, inviter, role, until }: InvitationMail): Promise<MailContent> {
  const t = translator(locale, "mails");
  const group = brand.name;
  return renderMail(
    t("invitation.subject", { group: shortTitle(group), role: shortTitle(role) }),
    <MailLayout
      locale={locale}
      brand={brand}
      preheader={t("invitation.preheader")}
      title={t("invitation.title", { group })}
      why={t("invitation.why", { group })}
    >
      <P>
        {inviter ? t("invitation.introFrom", { name: inviter, group, role }) : t("invitation.intro", { group, role })}
      </P>
      {until ? <P>{t("invitation.until", { date: until })}</P> : null}
      <Action brand={brand} href={url}>
        {t("invitation.button")}
      </Action>
      <P>{t("invitation.term")}</P>
      <Soft>{t("invitation.notYou")}</Soft>
    </MailLayout>,
  );
}
