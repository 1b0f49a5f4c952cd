import { cache } from "react";
import { db } from "@/lib/db";

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

/** The instance's root group; null on an instance that nobody has set up yet. Read once per request. */
export const getSite = cache(
  (): Promise<Site | null> =>
    db.group.findFirst({
      where: { parentId: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
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
