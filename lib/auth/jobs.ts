import { db } from "../db";
import { urlIn } from "../i18n/paths";
import { newId } from "../ids";
import type { JobHandlers, JobPayloads } from "../jobs/jobs";
import { isLocale } from "../local-text";
import { deliver } from "../mail/mutations";
import { findSender } from "../mail/queries";
import { unseal } from "../privacy/sealed";
import { signInMail } from "./emails";
import { createSignInKey } from "./sign-ins/mutations";

export const signInMailJobs: JobHandlers = { "auth.sign-in-mail": mailSignIn };

/**
 * Mails an organizer a way in, made at the moment of sending, so that a mail that had to wait is not dead on arrival.
 * Each run is a mail of its own: who asks twice gets two, within the budget of requestSignIn.
 */
async function mailSignIn({ organizerId }: JobPayloads["auth.sign-in-mail"], now: Date): Promise<void> {
  const organizer = await db.organizer.findUnique({
    where: { id: organizerId },
    select: { sealedEmail: true, locale: true },
  });
  if (!organizer) return;
  const locale = isLocale(organizer.locale) ? organizer.locale : "fr";
  const makeMessage = async () => {
    const { brand } = await findSender(null, locale);
    const { token, code } = await createSignInKey(organizerId, now);
    const url = urlIn(locale, `/organize/sign-in/${token}`);
    const address = unseal("Organizer.sealedEmail", organizerId, organizer.sealedEmail);
    return {
      ...(await signInMail({ locale, brand, code, url })),
      to: { address },
      from: { name: brand.name },
      locale,
    };
  };
  await deliver({ key: `sign-in:${newId()}`, kind: "auth.sign-in" }, makeMessage, now);
}
