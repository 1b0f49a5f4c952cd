import { db } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { plainText } from "@/lib/local-text";
import { deliver } from "@/lib/mail/mutations";
import { findSender } from "@/lib/mail/queries";
import { eventFacts } from "../emails";
import { findToldOrganizer } from "../organizers/queries";
import { placeColumns, timeColumns } from "../queries";
import { isOver } from "../rules";
import { hostingMail } from "./emails";

export const hostingMailJobs: JobHandlers = { "events.hosting-mail": mailInvitation };

/**
 * Tells one organizer that their group is asked to hold an event along, while nobody has answered and the role is theirs.
 * Asking, taking back and asking again says it once a day.
 */
async function mailInvitation({ hostId, organizerId }: JobPayloads["events.hosting-mail"], now: Date): Promise<void> {
  const event = {
    select: {
      slug: true,
      title: true,
      ...timeColumns,
      ...placeColumns,
      cancelledAt: true,
      group: { select: { name: true } },
    },
  };
  const host = await db.eventHost.findUnique({
    where: { id: hostId, acceptedAt: null, declinedAt: null, event: { deletedAt: null } },
    select: { eventId: true, groupId: true, invitedAt: true, group: { select: { name: true } }, event },
  });
  if (!host || host.event.cancelledAt || isOver(host.event, now)) return;
  const to = await findToldOrganizer(organizerId, host.groupId, now);
  if (!to) return;
  const { locale } = to;
  const makeMessage = async () => {
    const { brand } = await findSender(host.groupId, locale);
    const content = await hostingMail({
      locale,
      brand,
      asker: plainText(host.event.group.name, locale),
      group: plainText(host.group.name, locale),
      event: eventFacts(host.event, "public", locale),
      url: urlIn(locale, `/organize/hosting#host-${hostId}`),
    });
    return { ...content, to: { address: to.address }, from: { name: brand.name }, locale };
  };
  const day = host.invitedAt.toISOString().slice(0, 10);
  const key = `hosting:${host.eventId}:${host.groupId}:${organizerId}:${day}`;
  await deliver({ key, kind: "events.hosting" }, makeMessage, now);
}
