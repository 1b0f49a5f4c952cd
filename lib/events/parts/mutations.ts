import { type Prisma, type Tx, transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import type { AuditFact } from "@/lib/privacy/audit/chain";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { idOfLinkToken } from "@/lib/privacy/link-tokens";
import { sealOptional } from "@/lib/privacy/sealed";
import { writeTime } from "../changes/mutations";
import { isOver } from "../rules";
import { tellOfPart } from "./news/mutations";
import { findPartOf, type PartRow } from "./queries";
import { type Wording, wordingBefore } from "./rules";
import type { PartAnswer, PartWording } from "./schema";

export type PartOutcome =
  | { ok: true }
  | { ok: false; status: 404 | 410; reason: "link_unknown" | "event_over" | "event_cancelled" };

/** Notes the answer of a speaker or a collective by their own link, until the event is over; the last one counts. */
export const answerPart = (token: string, { answer, message }: Pick<PartAnswer, "answer" | "message">, now: Date) =>
  withPart(token, now, async (tx, part) => {
    const state = answer === "confirm" ? ("CONFIRMED" as const) : ("DECLINED" as const);
    if (part.state === state && !message) return;
    const column = part.kind === "speaker" ? "Speaker.sealedMessage" : "Participation.sealedMessage";
    await writePart(tx, part, { state, answeredAt: now, sealedMessage: sealOptional(column, part.id, message) });
    await recordPart(tx, part, { act: "part.answered", organizerId: null }, now);
    await tellOfPart(tx, part.event, now);
  });

/** Writes how a speaker or a collective wants to be announced, at once; what they were announced as is kept for the organizers. */
export const correctPart = (token: string, typed: Omit<PartWording, "from" | "key" | "locale">, now: Date) =>
  withPart(token, now, async (tx, part) => {
    const { name = null, aboutFr, aboutEn, url = null } = typed;
    const about = { ...(aboutFr && { fr: aboutFr }), ...(aboutEn && { en: aboutEn }) };
    const own = part.kind === "participation" && name === part.collective?.name ? null : name;
    const wanted = { name: own, about, url };
    const shown = { name: part.name, about: part.about, url: part.url };
    if (sameWording(wanted, shown)) return;
    const announced = wordingBefore(part.before) ?? shown;
    await wordPart(tx, part, wanted, sameWording(wanted, announced) ? null : announced);
    await recordPart(tx, part, { act: "part.corrected", organizerId: null }, now);
    await tellOfPart(tx, part.event, now);
  });

const sameWording = (one: Wording, other: Wording) =>
  one.name === other.name &&
  one.url === other.url &&
  one.about.fr === other.about.fr &&
  one.about.en === other.about.en;

/** Runs `act` on the part of a link while its event is locked; refuses a link that is none, and an event that is past. */
async function withPart(token: string, now: Date, act: (tx: Tx, part: PartRow) => Promise<void>): Promise<PartOutcome> {
  const id = idOfLinkToken(token);
  if (!id) return { ok: false, status: 404, reason: "link_unknown" };
  return transaction(async (tx) => {
    await lockEventOfPart(tx, id);
    const part = await findPartOf(token, tx);
    if (!part) return { ok: false, status: 404, reason: "link_unknown" };
    if (part.event.cancelledAt) return { ok: false, status: 410, reason: "event_cancelled" };
    if (isOver(part.event, now)) return { ok: false, status: 410, reason: "event_over" };
    await act(tx, part);
    return { ok: true };
  });
}

/** Locks the event a speaker or a participation belongs to, until the transaction ends. */
export const lockEventOfPart = (tx: Tx, id: string) =>
  tx.$queryRaw`
    SELECT id FROM "Event" WHERE id IN (
      SELECT "eventId" FROM "Speaker" WHERE id = ${id}::uuid
      UNION ALL SELECT "eventId" FROM "Participation" WHERE id = ${id}::uuid) FOR UPDATE`;

type Changes = Pick<
  Prisma.SpeakerUncheckedUpdateInput & Prisma.ParticipationUncheckedUpdateInput,
  "name" | "url" | "answeredAt" | "sealedEmail" | "sealedMessage" | "linkMailedAt" | "linkVersion" | "before"
> & { state?: "CONFIRMED" | "DECLINED" };

/** Writes columns that speakers and participations have alike. */
export async function writePart(tx: Tx, { kind, id }: Pick<PartRow, "kind" | "id">, data: Changes): Promise<void> {
  const where = { id };
  await (kind === "speaker" ? tx.speaker.update({ where, data }) : tx.participation.update({ where, data }));
}

/** Writes how somebody is announced, and what was before. */
export async function wordPart(tx: Tx, part: PartRow, { name, about, url }: Wording, before: Wording | null) {
  const where = { id: part.id };
  const data = { name, url, before: before ?? {} };
  await (part.kind === "speaker"
    ? tx.speaker.update({ where, data: { ...data, role: about } })
    : tx.participation.update({ where, data: { ...data, label: about } }));
}

/** Puts an act on record, marks the event as changed for whoever edits it now, and has its pages made anew. */
export async function recordPart(
  tx: Tx,
  { id, event }: PartRow,
  { act, organizerId }: Pick<AuditFact, "act" | "organizerId">,
  now: Date,
): Promise<void> {
  await recordAudit(tx, { organizerId, groupId: event.groupId, act, subjectId: id, count: null }, now);
  await tx.event.update({ where: { id: event.id }, data: { updatedAt: writeTime(event, now) } });
  if (event.publishedAt) await pageChanged(tx, "all");
}
