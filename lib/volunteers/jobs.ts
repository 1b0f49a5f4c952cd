import { db } from "../db";
import { eventFacts } from "../events/emails";
import { placeColumns, timeColumns } from "../events/queries";
import { urlIn } from "../i18n/paths";
import type { JobHandlers, JobPayloads } from "../jobs/jobs";
import { isLocale, plainText } from "../local-text";
import type { MailMessage } from "../mail/message";
import { deliver } from "../mail/mutations";
import { findSender } from "../mail/queries";
import { openRecipient, recipientColumns } from "../mail/recipient";
import { unseal } from "../privacy/sealed";
import { dayOf, formatDate, plusDays } from "../time";
import { volunteerNoticeMail, volunteerWelcomeMail } from "./emails";
import { ANSWERED_WITHIN, firstName, TOLD_OF_OFFERS } from "./rules";

export const volunteerMailJobs: JobHandlers = {
  "volunteers.welcome-mail": welcomeVolunteer,
  "volunteers.notice-mail": tellOrganizer,
};

const group = { select: { name: true, timeZone: true } } as const;

/** The day by which a human has answered, on the group's own calendar. */
const answerBy = (confirmedAt: Date, timeZone: string, locale: MailMessage["locale"]): string =>
  formatDate(dayOf(plusDays(confirmedAt, ANSWERED_WITHIN, timeZone), timeZone), locale);

/** Thanks a person for a confirmed offer of help and says what happens next; an offer taken back hears nothing. */
async function welcomeVolunteer({ offerId }: JobPayloads["volunteers.welcome-mail"], now: Date): Promise<void> {
  const offer = await db.volunteerOffer.findUnique({
    where: { id: offerId },
    select: {
      id: true,
      confirmedAt: true,
      sealedName: true,
      groupId: true,
      group,
      contact: { select: recipientColumns },
    },
  });
  const confirmedAt = offer?.confirmedAt;
  if (!offer || !confirmedAt) return;
  const to = openRecipient(offer.contact);
  const makeMessage = async () => {
    const { brand, replyTo } = await findSender(offer.groupId, to.locale);
    const name = unseal("VolunteerOffer.sealedName", offer.id, offer.sealedName);
    const training = await findNextTraining(offer.groupId, now);
    const content = await volunteerWelcomeMail({
      locale: to.locale,
      brand,
      name,
      group: plainText(offer.group.name, to.locale),
      meUrl: to.meUrl,
      answerBy: answerBy(confirmedAt, offer.group.timeZone, to.locale),
      replies: replyTo !== undefined,
      training: training && eventFacts(training, "public", to.locale),
    });
    return { ...content, to: { address: to.address, name }, from: { name: brand.name }, replyTo, locale: to.locale };
  };
  const key = `volunteer-welcome:${offerId}`;
  await deliver({ key, kind: "volunteers.welcome", contactId: to.contactId }, makeMessage, now);
}

/** The group's next training that takes answers, else its parent group's. */
async function findNextTraining(groupId: string, now: Date) {
  const parent = await db.group.findUnique({ where: { id: groupId }, select: { parentId: true } });
  const near = [groupId, ...(parent?.parentId ? [parent.parentId] : [])];
  const trainings = await db.event.findMany({
    where: {
      groupId: { in: near },
      kind: "TRAINING",
      publishedAt: { lte: now },
      cancelledAt: null,
      takesRsvps: true,
      sortsAt: { gt: now },
    },
    select: { ...timeColumns, ...placeColumns, slug: true, title: true, groupId: true },
    orderBy: [{ sortsAt: "asc" }, { id: "asc" }],
    take: 10,
  });
  return trainings.find((training) => training.groupId === groupId) ?? trainings[0] ?? null;
}

/** Tells one organizer that somebody offered help, as long as both the offer stands and the role is theirs. */
async function tellOrganizer(
  { offerId, organizerId }: JobPayloads["volunteers.notice-mail"],
  now: Date,
): Promise<void> {
  const offer = await db.volunteerOffer.findUnique({
    where: { id: offerId },
    select: { id: true, confirmedAt: true, sealedName: true, groupId: true, group },
  });
  const confirmedAt = offer?.confirmedAt;
  if (!offer || !confirmedAt) return;
  const role = await db.role.findUnique({
    where: { organizerId_groupId: { organizerId, groupId: offer.groupId } },
    select: { name: true, endsAt: true, organizer: { select: { sealedEmail: true, locale: true } } },
  });
  if (!role || !TOLD_OF_OFFERS.includes(role.name) || (role.endsAt && role.endsAt <= now)) return;
  const locale = isLocale(role.organizer.locale) ? role.organizer.locale : "fr";
  const makeMessage = async () => {
    const { brand } = await findSender(offer.groupId, locale);
    const content = await volunteerNoticeMail({
      locale,
      brand,
      firstName: firstName(unseal("VolunteerOffer.sealedName", offer.id, offer.sealedName)),
      group: plainText(offer.group.name, locale),
      answerBy: answerBy(confirmedAt, offer.group.timeZone, locale),
      deskUrl: urlIn(locale, "/organize"),
    });
    const address = unseal("Organizer.sealedEmail", organizerId, role.organizer.sealedEmail);
    return { ...content, to: { address }, from: { name: brand.name }, locale };
  };
  await deliver({ key: `volunteer-notice:${offerId}:${organizerId}`, kind: "volunteers.notice" }, makeMessage, now);
}
