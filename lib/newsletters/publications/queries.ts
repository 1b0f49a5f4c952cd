import { db } from "@/lib/db";

/** The newsletter whose box stands under a group's forms: the group's first, else the instance's first; null when there is none. */
export async function findNewsletterOf(groupId: string): Promise<{ title: unknown; group: unknown } | null> {
  const select = { title: true, group: { select: { name: true } } } as const;
  const orderBy = { createdAt: "asc" } as const;
  const found =
    (await db.newsletter.findFirst({ where: { groupId }, select, orderBy })) ??
    (await db.newsletter.findFirst({ select, orderBy }));
  return found && { title: found.title, group: found.group.name };
}
