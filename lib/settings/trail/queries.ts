import { canSeeTrail } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma } from "@/lib/db";
import type { AuditFact } from "@/lib/privacy/audit/chain";
import { verifyNewest } from "@/lib/privacy/audit/queries";
import { unseal, unsealOptional } from "@/lib/privacy/sealed";
import { endOf, startOf } from "@/lib/time";
import type { TrailAsk } from "./filter";

/** Lines on a page. */
export const PAGE_SIZE = 50;

/** Whom or what an entry is about, as far as the group still has it. A person has no name here: their page, which puts each look on record, has. */
export type About =
  | { kind: "event" | "newsletter"; id: string; title: unknown }
  | { kind: "contact"; id: string }
  | { kind: "organizer"; id: string; name: string };

export type TrailLine = {
  id: string;
  at: Date;
  /** Their name; "server": who runs it; null for somebody who has left. */
  who: { name: string } | "server" | null;
  act: AuditFact["act"];
  about: About | null;
  count: number | null;
};

export type Trail = {
  lines: TrailLine[];
  /** The entry to go on from; null at the end. */
  next: string | null;
  /** What it can be narrowed to: who acted, and how. */
  people: { id: string; name: string }[];
  acts: AuditFact["act"][];
};

function trailWhere({ groupId }: Scope, asked: TrailAsk, zone: string): Prisma.AuditEntryWhereInput {
  const { act, who, about, from, until, before } = asked;
  return {
    groupId,
    ...(act ? { act } : {}),
    ...(who ? { organizerId: who } : {}),
    ...(about ? { subjectId: about } : {}),
    ...(before ? { id: { lt: BigInt(before) } } : {}),
    at: { ...(from ? { gte: startOf(from, zone) } : {}), ...(until ? { lt: endOf(until, zone) } : {}) },
  };
}

/** A page of who looked at, took out or changed people's data in the scope's group, newest first. Null for who may not see it. */
export async function listTrail(scope: Scope, asked: TrailAsk, zone: string, size = PAGE_SIZE): Promise<Trail | null> {
  if (!canSeeTrail(scope.role)) return null;
  const { groupId } = scope;
  const [rows, actors, acts] = await Promise.all([
    db.auditEntry.findMany({
      where: trailWhere(scope, asked, zone),
      select: { id: true, at: true, organizerId: true, act: true, subjectId: true, count: true },
      orderBy: { id: "desc" },
      take: size + 1,
    }),
    db.auditEntry.groupBy({ by: ["organizerId"], where: { groupId } }),
    db.auditEntry.groupBy({ by: ["act"], where: { groupId }, orderBy: { act: "asc" } }),
  ]);
  const shown = rows.slice(0, size);
  const subjects = shown.flatMap(({ subjectId }) => subjectId ?? []);
  const people = await nameOrganizers(actors.flatMap(({ organizerId }) => organizerId ?? []));
  const about = await findSubjects(groupId, subjects);
  const lines = shown.map(({ id, at, organizerId, act, subjectId, count }) => ({
    id: String(id),
    at,
    who: whoActed(organizerId, people),
    act: act as AuditFact["act"],
    about: about.get(subjectId ?? "") ?? null,
    count,
  }));
  return {
    lines,
    next: rows.length > size ? (lines.at(-1)?.id ?? null) : null,
    people: [...people].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    acts: acts.map(({ act }) => act as AuditFact["act"]),
  };
}

function whoActed(id: string | null, people: Map<string, string>): TrailLine["who"] {
  const name = people.get(id ?? "");
  return id === null ? "server" : name === undefined ? null : { name };
}

async function nameOrganizers(ids: string[]): Promise<Map<string, string>> {
  const found = await db.organizer.findMany({
    where: { id: { in: ids } },
    select: { id: true, sealedName: true, sealedEmail: true },
  });
  const nameOf = ({ id, sealedName, sealedEmail }: (typeof found)[number]) =>
    unsealOptional("Organizer.sealedName", id, sealedName) ?? unseal("Organizer.sealedEmail", id, sealedEmail);
  return new Map(found.map((organizer) => [organizer.id, nameOf(organizer)]));
}

/** What the group still knows of the subjects; another group's stay unknown. */
async function findSubjects(groupId: string, ids: string[]): Promise<Map<string, About>> {
  const ofGroup = { id: { in: ids }, event: { groupId } };
  const event = { select: { id: true, title: true } };
  const newsletter = event;
  const [events, rsvps, walkIns, newsletters, subscriptions, contacts, offers, organizers] = await Promise.all([
    db.event.findMany({ where: { id: { in: ids }, groupId }, ...event }),
    db.rsvp.findMany({ where: ofGroup, select: { id: true, event } }),
    db.walkIn.findMany({ where: ofGroup, select: { id: true, event } }),
    db.newsletter.findMany({ where: { id: { in: ids }, groupId }, ...newsletter }),
    db.subscription.findMany({ where: { id: { in: ids }, newsletter: { groupId } }, select: { id: true, newsletter } }),
    db.groupContact.findMany({ where: { id: { in: ids }, groupId }, select: { id: true } }),
    db.volunteerOffer.findMany({
      where: { id: { in: ids }, groupId },
      select: { id: true, contact: { select: { groups: { where: { groupId }, select: { id: true } } } } },
    }),
    db.role.findMany({ where: { organizerId: { in: ids }, groupId }, select: { organizerId: true } }),
  ]);
  const names = await nameOrganizers(organizers.map(({ organizerId }) => organizerId));
  const held = [...events.map((one) => ({ id: one.id, event: one })), ...rsvps, ...walkIns];
  const letters = [...newsletters.map((one) => ({ id: one.id, newsletter: one })), ...subscriptions];
  const offered = offers.flatMap(({ id, contact }) => contact.groups.map((group) => ({ id, contactId: group.id })));
  return new Map<string, About>([
    ...held.map(({ id, event }): [string, About] => [id, { kind: "event", ...event }]),
    ...letters.map(({ id, newsletter }): [string, About] => [id, { kind: "newsletter", ...newsletter }]),
    ...contacts.map(({ id }): [string, About] => [id, { kind: "contact", id }]),
    ...offered.map(({ id, contactId }): [string, About] => [id, { kind: "contact", id: contactId }]),
    ...[...names].map(([id, name]): [string, About] => [id, { kind: "organizer", id, name }]),
  ]);
}

export type TrailState = { whole: true; entries: number } | { whole: false; at: Date | null };

/**
 * Verifies what the chain, of which the group's entries are links, has grown by since it was verified as a whole at
 * night, and says how many are the group's own: another group's are not counted out to this one. When broken, at the entry of which moment; null for its end.
 */
export async function verifyTrail({ groupId, role }: Scope): Promise<TrailState | null> {
  if (!canSeeTrail(role)) return null;
  const { ok, brokenAt } = await verifyNewest();
  if (ok) return { whole: true, entries: await db.auditEntry.count({ where: { groupId } }) };
  if (brokenAt === null) return { whole: false, at: null };
  const broken = await db.auditEntry.findUnique({ where: { id: brokenAt }, select: { at: true } });
  return { whole: false, at: broken?.at ?? null };
}
