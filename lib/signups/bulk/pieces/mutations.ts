import { findScopes } from "@/lib/auth/queries";
import { canSeePeople } from "@/lib/auth/rules";
import { lockContacts } from "@/lib/contacts/mutations";
import { writeTag } from "@/lib/contacts/tags/mutations";
import { type Tx, transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { takeBackUnsubscription, unsubscribe } from "@/lib/newsletters/mutations";
import type { BulkAct } from "@/prisma/generated/client";
import { eraseAtRequest, lockEvents } from "../../erasing/mutations";
import { PIECE } from "../rules";

type Person = { id: string; contactId: string | null; changed: string[] };
/** What an act changed: the row of a person, and an id to put back. */
type Change = { id: string; changed: string };

/** Goes one piece further with an act on many, on the worker. Harmless when nothing is left. */
export const goOn = (id: string, now: Date): Promise<void> =>
  transaction(async (tx) => {
    await takePiece(tx, id, now);
  });

/**
 * One piece of an act on many, or of its undo: what it does, how far it came and the job for the next piece stand or
 * fall together, so that whatever is killed, everybody is dealt with once. Answers whether nothing is left.
 */
export async function takePiece(tx: Tx, id: string, now: Date): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "BulkAct" WHERE id = ${id}::uuid FOR UPDATE`;
  const act = await tx.bulkAct.findUnique({ where: { id } });
  if (!act?.startedAt || act.finishedAt) return true;
  const wanted = act.undoneAt !== null || (await stillMay(tx, act, now));
  const people = wanted ? await nextPeople(tx, act) : [];
  await lockContacts(
    tx,
    people.flatMap(({ contactId }) => contactId ?? []),
  );
  const { reached, done, changed } = act.undoneAt ? await putBack(tx, act, people) : await apply(tx, act, people, now);
  const over = people.length === 0 || done === (act.undoneAt ? 0 : act.total);
  await tx.bulkAct.update({ where: { id }, data: { reached, done, changed, finishedAt: over ? now : null } });
  if (!over) await enqueue(tx, "signups.bulk", { bulkActId: id }, { key: `bulk:${id}` });
  return over;
}

/** A role that was taken away stops what it had set going. */
async function stillMay(tx: Tx, { organizerId, groupId }: BulkAct, now: Date): Promise<boolean> {
  const scopes = await findScopes(organizerId, now, tx);
  return scopes.some((scope) => scope.groupId === groupId && canSeePeople(scope.role));
}

/** Whom the piece is about, in the order of their ids: those after the last one reached, or to undo, back from there. */
function nextPeople(tx: Tx, { id, groupId, kind, reached, undoneAt }: BulkAct): Promise<Person[]> {
  return undoneAt
    ? tx.$queryRaw`
        SELECT p."groupContactId" AS id, g."contactId", p.changed FROM "BulkPerson" p
        LEFT JOIN "GroupContact" g ON g.id = p."groupContactId" AND g."groupId" = ${groupId}::uuid
        WHERE p."bulkActId" = ${id}::uuid AND p."groupContactId" <= ${reached}::uuid
        ORDER BY p."groupContactId" DESC LIMIT ${PIECE[kind]}`
    : tx.$queryRaw`
        SELECT p."groupContactId" AS id, g."contactId", p.changed FROM "BulkPerson" p
        LEFT JOIN "GroupContact" g ON g.id = p."groupContactId" AND g."groupId" = ${groupId}::uuid
        WHERE p."bulkActId" = ${id}::uuid AND (${reached}::uuid IS NULL OR p."groupContactId" > ${reached}::uuid)
        ORDER BY p."groupContactId" LIMIT ${PIECE[kind]}`;
}

async function apply(tx: Tx, act: BulkAct, people: readonly Person[], now: Date) {
  const changes = await change(tx, act, people, now);
  await tx.$executeRaw`
    UPDATE "BulkPerson" p SET changed = c.ids
    FROM (SELECT id, array_agg(changed) AS ids FROM unnest(
      ${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ changed }) => changed)}::uuid[]) AS u (id, changed) GROUP BY id) c
    WHERE p."bulkActId" = ${act.id}::uuid AND p."groupContactId" = c.id`;
  const touched = new Set(changes.map(({ id }) => id)).size;
  return {
    reached: people.at(-1)?.id ?? act.reached,
    done: act.done + people.length,
    changed: act.changed + touched,
  };
}

async function change(tx: Tx, act: BulkAct, people: readonly Person[], now: Date): Promise<Change[]> {
  const { groupId, kind, tag, newsletterId } = act;
  const there = people.flatMap(({ id, contactId }) => (contactId ? [{ id, contactId }] : []));
  const ids = there.map(({ id }) => id);
  if (kind === "ERASE") return eraseEach(tx, groupId, there, now);
  if (kind === "UNSUBSCRIBE") return endSubscriptions(tx, { groupId, newsletterId, people: there }, now);
  const changed = await writeTag(tx, { groupId, ids, tag: tag ?? "", add: kind === "TAG" });
  return changed.map((id) => ({ id, changed: id }));
}

type There = { id: string; contactId: string };

async function eraseEach(tx: Tx, groupId: string, people: readonly There[], now: Date): Promise<Change[]> {
  const contactIds = people.map(({ contactId }) => contactId);
  await lockEvents(tx, contactIds);
  for (const { id } of people) await eraseAtRequest(tx, { groupId, id }, now);
  return people.map(({ id }) => ({ id, changed: id }));
}

async function endSubscriptions(
  tx: Tx,
  { groupId, newsletterId, people }: { groupId: string; newsletterId: string | null; people: There[] },
  now: Date,
): Promise<Change[]> {
  const rowOf = new Map(people.map(({ id, contactId }) => [contactId, id]));
  const running = await tx.subscription.findMany({
    where: {
      contactId: { in: [...rowOf.keys()] },
      newsletter: { groupId, ...(newsletterId ? { id: newsletterId } : {}) },
      confirmedAt: { not: null },
      unsubscribedAt: null,
    },
    select: { id: true, contactId: true },
  });
  for (const { id: subscriptionId, contactId } of running) await unsubscribe(tx, { subscriptionId, contactId }, now);
  return running.map(({ id, contactId }) => ({ id: rowOf.get(contactId) ?? "", changed: id }));
}

async function putBack(tx: Tx, act: BulkAct, people: readonly Person[]) {
  const { groupId, kind, tag, startedAt } = act;
  const changed = people.filter((person) => person.changed.length);
  if (kind === "UNSUBSCRIBE")
    for (const subscriptionId of changed.flatMap((person) => person.changed))
      await takeBackUnsubscription(tx, subscriptionId, startedAt ?? new Date());
  else await writeTag(tx, { groupId, ids: changed.map(({ id }) => id), tag: tag ?? "", add: kind === "UNTAG" });
  await tx.bulkPerson.deleteMany({ where: { bulkActId: act.id, groupContactId: { in: people.map(({ id }) => id) } } });
  return { reached: people.at(-1)?.id ?? act.reached, done: act.done - people.length, changed: act.changed };
}
