import { db } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { type Locale, plainText } from "@/lib/local-text";
import { deliver } from "@/lib/mail/mutations";
import { findSender } from "@/lib/mail/queries";
import { findToldOrganizer } from "../../organizers/queries";
import { isOver } from "../../rules";
import { partName, sessionLine } from "../rules";
import { type PartNewsLine, partNewsMail } from "./emails";
import { listPartNews, type PartNews } from "./queries";
import { hourOf } from "./rules";

export const partNewsJobs: JobHandlers = { "events.part-news-mail": mailNews };

/**
 * Tells one organizer what speakers and collectives of an event said within an hour, as it stands when the mail leaves;
 * nothing when the role is theirs no more, nothing of it holds, or the event is past.
 */
async function mailNews(
  { eventId, organizerId, from }: JobPayloads["events.part-news-mail"],
  now: Date,
): Promise<void> {
  const event = await db.event.findUnique({
    where: { id: eventId, deletedAt: null },
    select: {
      id: true,
      groupId: true,
      title: true,
      cancelledAt: true,
      overAt: true,
      group: { select: { name: true } },
    },
  });
  if (!event || event.cancelledAt || isOver(event, now)) return;
  const to = await findToldOrganizer(organizerId, event.groupId, now);
  if (!to) return;
  const news = await listPartNews(event, hourOf(new Date(from)));
  if (news.length === 0) return;
  const { locale } = to;
  const makeMessage = async () => {
    const { brand } = await findSender(event.groupId, locale);
    const content = await partNewsMail({
      locale,
      brand,
      title: plainText(event.title, locale),
      group: plainText(event.group.name, locale),
      lines: news.map((one) => newsLine(one, locale)),
      url: urlIn(locale, `/organize/events/${eventId}#answers`),
    });
    return { ...content, to: { address: to.address }, from: { name: brand.name }, locale };
  };
  await deliver({ key: `part-news:${eventId}:${organizerId}:${from}`, kind: "events.part-news" }, makeMessage, now);
}

function newsLine({ part, answered, corrected }: PartNews, locale: Locale): PartNewsLine {
  const t = translator(locale, "desk");
  const { kind, state, sealedMessage } = part;
  const named = partName({ ...part, collective: part.collective?.name ?? null }, locale);
  return {
    name: named ?? t(kind === "speaker" ? "parts.nobody" : "parts.oneCollective"),
    session: sessionLine(part, locale),
    answer: answered && state !== "INVITED" ? state : null,
    corrected,
    wrote: answered && sealedMessage !== null,
  };
}
