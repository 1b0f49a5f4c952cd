import { lockContacts } from "@/lib/contacts/mutations";
import { type Tx, transaction } from "@/lib/db";
import { type DataClass, pastTerm } from "@/lib/privacy/terms/rules";
import { forgetAsked } from "@/lib/signups/confirming/mutations";
import { eraseRow, lockEvents } from "@/lib/signups/erasing/mutations";
import { NO_ID } from "../erasures/queries";
import { type Counted, type Purge, summed } from "../rules";
import {
  countDue,
  type Due,
  type DueRow,
  dueAnswers,
  dueAsked,
  dueLoose,
  dueMails,
  dueOrganizers,
  dueParticipations,
  duePeople,
  dueSilent,
  dueSpeakers,
  dueUnnamed,
  dueWalkIns,
  stillDue,
  takeDue,
} from "./queries";

/** Rows forgotten in one transaction: short enough that nobody who acts meanwhile waits for long. */
const PIECE = 200;

type Forget = (tx: Tx, rows: readonly DueRow[], now: Date) => Promise<unknown>;

const idsOf = (rows: readonly DueRow[]) => rows.map(({ id }) => id);
const distinct = (ids: readonly (string | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))].sort();

type Hold = (tx: Tx, rows: readonly DueRow[]) => Promise<unknown>;
type Piece = { size: number; hold?: Hold };

const holdPeople: Hold = async (tx, rows) => {
  await lockContacts(tx, distinct(rows.map(({ contactId }) => contactId)));
  const events = distinct(rows.map(({ eventId }) => eventId));
  if (events.length) await tx.$queryRaw`SELECT 1 FROM "Event" WHERE id = ANY(${events}::uuid[]) ORDER BY id FOR UPDATE`;
};

const holdOrganizers: Hold = (tx, rows) =>
  tx.$queryRaw`SELECT 1 FROM "Organizer" WHERE id = ANY(${idsOf(rows)}::uuid[]) ORDER BY id FOR UPDATE`;

/**
 * One piece: the people first, then their events are held still, then the rows are looked at again, for somebody may
 * have acted, or an event been moved, while we waited. Whoever acts from here on waits for us and begins anew.
 */
const forgetPiece = (
  due: Due,
  forget: Forget,
  now: Date,
  { from, size, hold = holdPeople }: Piece & { from: string },
) =>
  transaction(async (tx) => {
    const found = await takeDue(tx, due, now, { from, size });
    await hold(tx, found);
    const rows = await stillDue(tx, due, now, found);
    if (rows.length) await forget(tx, rows, now);
    return { rows, next: found.length === size ? found.at(-1)?.id : undefined };
  });

/** Forgets all that is past its term, piece by piece: what is cut off has forgotten whole pieces. */
async function forgetAll(due: Due, forget: Forget, now: Date, piece: Piece): Promise<Counted[]> {
  const counts: Counted[] = [];
  for (let from: string | undefined = NO_ID; from; ) {
    const { rows, next } = await forgetPiece(due, forget, now, { from, ...piece });
    counts.push(...rows.map(({ groupId }) => ({ groupId, count: 1 })));
    from = next;
  }
  return summed(counts);
}

const inPieces = (dataClass: DataClass, due: Due, forget: Forget, piece: Piece = { size: PIECE }): Purge => ({
  dataClass,
  count: (now) => countDue(due, now),
  forget: (now) => forgetAll(due, forget, now, piece),
});

/** Answers go with the consent to be written to about the event; who came is counted on the event before the first one does. */
const forgetAnswers: Forget = async (tx, rows) => {
  const [events, contacts] = [distinct(rows.map((row) => row.eventId)), distinct(rows.map((row) => row.contactId))];
  await countPresent(tx, events);
  await tx.consent.deleteMany({
    where: { purpose: "EVENT", subjectId: { in: events }, groupContact: { contactId: { in: contacts } } },
  });
  await tx.rsvp.deleteMany({ where: { id: { in: idsOf(rows) } } });
  await tx.walkIn.deleteMany({ where: { id: { in: idsOf(rows) } } });
};

const countPresent = (tx: Tx, events: readonly string[]) => tx.$executeRaw`
  UPDATE "Event" e SET attendance = came.places FROM (
    SELECT "eventId", sum(places)::int AS places FROM (
      SELECT "eventId", places FROM "Rsvp" WHERE "attendedAt" IS NOT NULL
      UNION ALL SELECT "eventId", 1 FROM "WalkIn") present GROUP BY "eventId") came
  WHERE came."eventId" = e.id AND e.attendance IS NULL AND e.id = ANY(${[...events]}::uuid[])`;

/** Whoever came without a name stays as one who came, so that ticks can still be set and counted until the rest goes. */
const forgetUnnamed: Forget = async (tx, rows) => {
  await tx.$executeRaw`
    INSERT INTO "WalkIn" (id, "eventId", at) SELECT gen_random_uuid(), r."eventId", r."attendedAt"
    FROM "Rsvp" r, generate_series(1, r.places) WHERE r.id = ANY(${idsOf(rows)}::uuid[]) AND r."attendedAt" IS NOT NULL`;
  await tx.$executeRaw`
    DELETE FROM "Consent" c USING "Rsvp" r, "GroupContact" k WHERE r.id = ANY(${idsOf(rows)}::uuid[])
      AND c.purpose = 'EVENT' AND c."subjectId" = r."eventId" AND k.id = c."groupContactId" AND k."contactId" = r."contactId"`;
  await tx.rsvp.deleteMany({ where: { id: { in: idsOf(rows) } } });
};

const unknownAgain = { sealedEmail: null, sealedMessage: null };
const forgetSpeakers: Forget = (tx, rows) =>
  tx.speaker.updateMany({ where: { id: { in: idsOf(rows) } }, data: unknownAgain });
const forgetParticipations: Forget = (tx, rows) =>
  tx.participation.updateMany({ where: { id: { in: idsOf(rows) } }, data: unknownAgain });

const forgetContacts: Forget = (tx, rows) => tx.contact.deleteMany({ where: { id: { in: idsOf(rows) } } });

const forgetPeople: Forget = async (tx, rows, now) => {
  await lockEvents(tx, distinct(rows.map(({ contactId }) => contactId)));
  for (const { id, groupId } of rows) if (groupId) await eraseRow(tx, { groupId, id }, now);
};

const forgetWaiting: Forget = (tx, rows, now) =>
  forgetAsked(tx, { contactIds: distinct(rows.map((row) => row.contactId)), before: pastTerm("asked", now) });

const forgetOrganizers: Forget = (tx, rows) => tx.organizer.deleteMany({ where: { id: { in: idsOf(rows) } } });

/** Everything about people, in the order in which one thing's going sets the next free. */
export const PEOPLE_PURGES: readonly Purge[] = [
  inPieces("asked", dueAsked, forgetWaiting),
  inPieces("unnamed", dueUnnamed, forgetUnnamed),
  inPieces("answers", dueAnswers, forgetAnswers),
  inPieces("answers", dueWalkIns, forgetAnswers),
  inPieces("parts", dueSpeakers, forgetSpeakers),
  inPieces("parts", dueParticipations, forgetParticipations),
  inPieces("people", duePeople, forgetPeople, { size: 50 }),
  inPieces("people", dueSilent, forgetContacts),
  inPieces("loose", dueLoose, forgetContacts),
  inPieces("mails", dueMails, (tx, rows) => tx.delivery.deleteMany({ where: { id: { in: idsOf(rows) } } })),
  inPieces("organizers", dueOrganizers, forgetOrganizers, { size: PIECE, hold: holdOrganizers }),
];
