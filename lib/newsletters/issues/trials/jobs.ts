import { db } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { deliver } from "@/lib/mail/mutations";
import { fillMail } from "@/lib/mail/skeletons/slots";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { composeIssue, findIssue } from "../composing/queries";
import { issueValues } from "../rules";

export const issueTestJobs: JobHandlers = { "newsletters.issue-test": sendTest };

/** An issue as a test: its links to a reader's own page lead to the desk, so that nothing of anybody can be changed by it. */
async function sendTest(
  { broadcastId, organizerId, testId, sealedTo, language }: JobPayloads["newsletters.issue-test"],
  now: Date,
): Promise<void> {
  const [issue, organizer] = await Promise.all([
    findIssue(broadcastId),
    db.organizer.findUnique({
      where: { id: organizerId },
      select: { sealedEmail: true, sealedName: true, roles: { select: { groupId: true } } },
    }),
  ]);
  if (!issue || !organizer?.roles.some(({ groupId }) => groupId === issue.groupId)) return;
  const composed = await composeIssue(issue, language, now);
  if (!composed) return;
  const { headers: _, from, replyTo, ...content } = composed;
  const name = unsealOptional("Organizer.sealedName", organizerId, organizer.sealedName);
  const deskUrl = urlIn(language, `/organize/newsletters/${broadcastId}`);
  const mail = fillMail(content, issueValues({ name, meUrl: deskUrl, oneClickUrl: deskUrl }));
  const subject = `[${translator(language, "mails")("broadcast.test")}] ${mail.subject}`;
  const given = unseal("IssueTest.sealedTo", testId, Buffer.from(sealedTo, "base64"));
  const addresses = given ? given.split("\n") : [unseal("Organizer.sealedEmail", organizerId, organizer.sealedEmail)];
  for (const [place, address] of addresses.entries()) {
    const key = `issue-test:${testId}:${place}`;
    const message = { ...mail, subject, to: { address }, from: { name: from }, replyTo, locale: language };
    await deliver({ key, kind: "issue.test" }, () => message, now);
  }
}
