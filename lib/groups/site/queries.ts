import { cache } from "react";
import { db, type Prisma } from "@/lib/db";

/** What every page says of the instance: its first group without a parent, whose name stands in the header. */
export type Site = {
  slug: string;
  name: unknown;
  shortName: string | null;
  description: unknown;
  city: string | null;
  publicEmail: string | null;
  accent: string;
  accentDark: string;
  timeZone: string;
};

const FIRST = {
  where: { parentId: null },
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
} satisfies Prisma.GroupFindFirstArgs;

/** Whether this is the group whose site this is: what concerns the whole site is its owners'. */
export const isFirstGroup = async (groupId: string): Promise<boolean> =>
  (await db.group.findFirst({ ...FIRST, select: { id: true } }))?.id === groupId;

/** The instance's root group; null on an instance that nobody has set up yet. Read once per request. */
export const getSite = cache(
  (): Promise<Site | null> =>
    db.group.findFirst({
      ...FIRST,
      select: {
        slug: true,
        name: true,
        shortName: true,
        description: true,
        city: true,
        publicEmail: true,
        accent: true,
        accentDark: true,
        timeZone: true,
      },
    }),
);
