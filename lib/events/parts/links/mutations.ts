import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type Tx, transaction } from "@/lib/db";
import { isId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { countOfDay } from "@/lib/privacy/audit/queries";
import { seal } from "@/lib/privacy/sealed";
import { after, minutes } from "@/lib/time";
import { isOver } from "../../rules";
import { lockEventOfPart, recordPart, wordPart, writePart } from "../mutations";
import { addressOf, findPartRow, type PartRow } from "../queries";
import { LINK_MAILS_A_DAY, wordingBefore } from "../rules";
import type { PartMail } from "../schema";

/** Two mails of one link are this far apart at least: a button pressed twice sends one. */
const MAILS_APART = minutes(10);

type Refused<R extends string> = Forbidden | NotFound | { ok: false; reason: R };
type MailOutcome = { ok: true } | Refused<"event_over" | "no_address" | "just_mailed" | "many_link_mails">;

/**
 * Mails a speaker or a collective their own link, to a new address or the one that is known. Another address than
 * before makes the old link useless: whoever got it by mistake holds nothing. A group mails so many links a day.
 */
export const mailPart = (scope: Scope, partId: string, { email, language }: PartMail, now: Date) =>
  inEventOf<MailOutcome>(scope, partId, async (tx, part) => {
    if (isOver(part.event, now) || part.event.cancelledAt) return { ok: false, reason: "event_over" };
    const known = addressOf(part);
    const address = email?.display ?? known;
    if (!address) return { ok: false, reason: "no_address" };
    const isOther = known !== null && address !== known;
    if (!isOther && part.linkMailedAt && part.linkMailedAt > after(now, -MAILS_APART))
      return { ok: false, reason: "just_mailed" };
    if (await hasMailedMany(tx, scope, now)) return { ok: false, reason: "many_link_mails" };
    const column = part.kind === "speaker" ? "Speaker.sealedEmail" : "Participation.sealedEmail";
    const linkVersion = part.linkVersion + (isOther ? 1 : 0);
    await writePart(tx, part, { sealedEmail: seal(column, part.id, address), linkMailedAt: now, linkVersion });
    await enqueue(tx, "events.part-mail", { partId, mailedAt: now.toISOString(), locale: language });
    await recordPart(tx, part, { act: "part.mailed", organizerId: scope.organizerId }, now);
    return { ok: true };
  });

/** Whether the group's mailed links of the last day are as many as may be; asked for one event after the other. */
async function hasMailedMany(tx: Tx, { groupId }: Scope, now: Date): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "Group" WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`;
  return (await countOfDay(tx, groupId, "part.mailed", now)) >= LINK_MAILS_A_DAY;
}

type Done = { ok: true } | Forbidden | NotFound;

/** Makes the link that was sent useless; a new one takes its place. */
export const renewPartLink = (scope: Scope, partId: string, now: Date) =>
  inEventOf<Done>(scope, partId, async (tx, part) => {
    await writePart(tx, part, { linkVersion: part.linkVersion + 1, linkMailedAt: null });
    await recordPart(tx, part, { act: "part.link_renewed", organizerId: scope.organizerId }, now);
    return { ok: true };
  });

/** Forgets the address a link was mailed to; the link itself stays good. */
export const forgetPartAddress = (scope: Scope, partId: string, now: Date) =>
  inEventOf<Done>(scope, partId, async (tx, part) => {
    await writePart(tx, part, { sealedEmail: null, linkMailedAt: null });
    await recordPart(tx, part, { act: "part.address_forgotten", organizerId: scope.organizerId }, now);
    return { ok: true };
  });

/** Announces somebody again as before they corrected it by their link. */
export const undoCorrection = (scope: Scope, partId: string, now: Date) =>
  inEventOf<Done>(scope, partId, async (tx, part) => {
    const before = wordingBefore(part.before);
    if (!before) return { ok: true };
    await wordPart(tx, part, before, null);
    await recordPart(tx, part, { act: "part.correction_undone", organizerId: scope.organizerId }, now);
    return { ok: true };
  });

/** Runs `act` on a part of an event of the scope's group, locked; another group's is not there. */
async function inEventOf<O>(
  scope: Scope,
  partId: string,
  act: (tx: Tx, part: PartRow) => Promise<O>,
): Promise<O | Forbidden | NotFound> {
  if (!canEditEvents(scope.role)) return forbidden;
  if (!isId(partId)) return missing;
  return transaction(async (tx) => {
    await lockEventOfPart(tx, partId);
    const part = await findPartRow(partId, tx);
    return part?.event.groupId === scope.groupId ? act(tx, part) : missing;
  });
}
