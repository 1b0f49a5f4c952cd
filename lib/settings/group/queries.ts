import { canEditGroup } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";

/** What the scope's group says of itself, its local groups, and the pictures it may show. Null for who may not change it. */
export async function findGroupSettings({ groupId, role }: Scope) {
  if (!canEditGroup(role)) return null;
  const group = await db.group.findUnique({
    where: { id: groupId },
    select: {
      slug: true,
      name: true,
      shortName: true,
      description: true,
      city: true,
      foundedOn: true,
      timeZone: true,
      accent: true,
      accentDark: true,
      publicEmail: true,
      pictureId: true,
      children: { select: { slug: true, name: true, city: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      picture: { select: { id: true, alt: true } },
      media: {
        where: { removedAt: null },
        select: { id: true, alt: true },
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        take: 200,
      },
    },
  });
  if (!group) return null;
  const { picture, media, ...said } = group;
  const others = media.filter(({ id }) => id !== picture?.id);
  return { ...said, pictures: picture ? [picture, ...others] : others };
}

export type GroupSettings = NonNullable<Awaited<ReturnType<typeof findGroupSettings>>>;
