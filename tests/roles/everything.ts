import { db } from "@/lib/db";

/** Everything that groups have, as text: the same before and after means that nothing of it changed. */
export async function everythingOf(...groupIds: string[]): Promise<string> {
  const groups = await db.group.findMany({
    where: { id: { in: groupIds } },
    include: {
      roles: true,
      invitations: true,
      campaigns: {
        include: { calls: true, figures: true, revisions: true },
      },
      events: {
        include: {
          sessions: true,
          speakers: true,
          participations: true,
          rsvps: { include: { contact: true } },
          walkIns: true,
          hosts: true,
          changes: true,
          figures: true,
        },
      },
      posts: { include: { mentions: true, revisions: true } },
      resources: { include: { figures: true, revisions: true } },
      attachments: true,
      pages: { include: { revisions: true } },
      media: true,
      newsletters: { include: { subscriptions: true } },
      contacts: { include: { consents: true, notes: true, history: true } },
      bulkActs: { include: { people: true } },
      tags: true,
      merges: true,
      volunteerOffers: true,
      collective: true,
      hosting: true,
      broadcasts: { include: { deliveries: true, revisions: true } },
    },
  });
  const texts = groups.flatMap((group) => [
    ...[...group.campaigns, ...group.posts, ...group.resources],
    ...[...group.pages, ...group.broadcasts],
  ]);
  const open = await db.editing.findMany({ where: { textId: { in: texts.map(({ id }) => id) } } });
  return JSON.stringify(inOrder({ groups, open }));
}

/** The same rows in the same order each time: the database promises none, and an update moves a row. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(inOrder).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== "object" || value instanceof Date || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOrder(inner)]));
}
