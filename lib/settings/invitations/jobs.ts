import { db } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { isLocale } from "@/lib/local-text";
import { deliver } from "@/lib/mail/mutations";
import { findSender } from "@/lib/mail/queries";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { after, dayOf, formatDate } from "@/lib/time";
import { findDoors } from "../roles/queries";
import { roleFor } from "../roles/rules";
import { invitationMail } from "./emails";
import { createInvitationToken } from "./mutations";

export const invitationMailJobs: JobHandlers = { "settings.invitation-mail": mailInvitation };

/** Mails an invitation once, with a link made at the moment of sending; nothing when it was withdrawn or is over. */
async function mailInvitation({ invitationId }: JobPayloads["settings.invitation-mail"], now: Date): Promise<void> {
  const found = await db.invitation.findUnique({
    where: { id: invitationId, expiresAt: { gt: now } },
    include: { group: { select: { timeZone: true } }, invitedBy: { select: { id: true, sealedName: true } } },
  });
  if (!found) return;
  const locale = isLocale(found.locale) ? found.locale : "fr";
  const makeMessage = async () => {
    const { brand, replyTo } = await findSender(found.groupId, locale);
    const token = await createInvitationToken(invitationId);
    if (!token) throw new Error("The invitation was withdrawn while its mail was made");
    const { role, eventIds, roleEndsAt, group, invitedBy } = found;
    const { key, events } = roleFor(role, (await findDoors(eventIds))(eventIds), locale);
    const mail = {
      locale,
      brand,
      url: urlIn(locale, `/organize/invitation/${token}`),
      inviter: unsealOptional("Organizer.sealedName", invitedBy.id, invitedBy.sealedName),
      role: translator(locale, "desk")(`roles.for.${key}`, { events }),
      until: roleEndsAt && formatDate(dayOf(after(roleEndsAt, -1), group.timeZone), locale),
    };
    const address = unseal("Invitation.sealedEmail", invitationId, found.sealedEmail);
    return { ...(await invitationMail(mail)), to: { address }, from: { name: brand.name }, replyTo, locale };
  };
  await deliver({ key: `invitation:${invitationId}`, kind: "settings.invitation" }, makeMessage, now);
}
