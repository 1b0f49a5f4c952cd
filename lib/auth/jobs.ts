import { db } from "../db";
import { urlIn } from "../i18n/paths";
import { newId } from "../ids";
import type { JobHandlers, JobPayloads } from "../jobs/jobs";
import { isLocale, type Locale } from "../local-text";
import type { MailBrand } from "../mail/layout";
import { type MailContent, type MailMessage, mailSender } from "../mail/message";
import { deliver } from "../mail/mutations";
import { findSender } from "../mail/queries";
import { unseal } from "../privacy/sealed";
import { factorMail, signInMail, testMail } from "./emails";
import { createSignInKey } from "./sign-ins/mutations";

export const signInMailJobs: JobHandlers = {
  "auth.sign-in-mail": mailSignIn,
  "auth.test-mail": mailTest,
  "auth.factor-mail": mailFactor,
};

/**
 * Mails an organizer a way in, made at the moment of sending, so that a mail that had to wait is not dead on arrival.
 * Each run is a mail of its own: who asks twice gets two, within the budget of requestSignIn.
 */
async function mailSignIn({ organizerId }: JobPayloads["auth.sign-in-mail"], now: Date): Promise<void> {
  const to = await findAddressee(organizerId);
  if (!to) return;
  const makeMessage = () =>
    message(to, async (brand) => {
      const { token, code } = await createSignInKey(organizerId, now);
      const url = urlIn(to.locale, `/organize/sign-in/${token}`);
      return signInMail({ locale: to.locale, brand, code, url });
    });
  await deliver({ key: `sign-in:${newId()}`, kind: "auth.sign-in" }, makeMessage, now);
}

/** Mails an organizer that mails leave. Each run is a mail of its own; today's page finds the sent one by its key. */
async function mailTest({ organizerId }: JobPayloads["auth.test-mail"], now: Date): Promise<void> {
  const to = await findAddressee(organizerId);
  if (!to) return;
  const { locale } = to;
  const makeMessage = () =>
    message(to, (brand) => testMail({ locale, brand, url: urlIn(locale, "/organize"), from: mailSender(brand.name) }));
  await deliver({ key: `test-mail:${organizerId}:${newId()}`, kind: "auth.test" }, makeMessage, now);
}

/** Tells an organizer what became of their second factor. Each run is a mail of its own: rather two than none. */
async function mailFactor({ organizerId, change }: JobPayloads["auth.factor-mail"], now: Date): Promise<void> {
  const to = await findAddressee(organizerId);
  if (!to) return;
  const { locale } = to;
  const url = urlIn(locale, "/organize/settings/sign-in");
  const makeMessage = () => message(to, (brand) => factorMail({ locale, brand, url, change }));
  await deliver({ key: `factor:${organizerId}:${newId()}`, kind: "auth.factor" }, makeMessage, now);
}

type Addressee = { address: string; locale: Locale };

async function findAddressee(organizerId: string): Promise<Addressee | null> {
  const organizer = await db.organizer.findUnique({
    where: { id: organizerId },
    select: { sealedEmail: true, locale: true },
  });
  if (!organizer) return null;
  const address = unseal("Organizer.sealedEmail", organizerId, organizer.sealedEmail);
  return { address, locale: isLocale(organizer.locale) ? organizer.locale : "fr" };
}

async function message(to: Addressee, say: (brand: MailBrand) => Promise<MailContent>): Promise<MailMessage> {
  const { brand } = await findSender(null, to.locale);
  return { ...(await say(brand)), to: { address: to.address }, from: { name: brand.name }, locale: to.locale };
}
