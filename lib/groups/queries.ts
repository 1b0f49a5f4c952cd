import { db } from "@/lib/db";
import { type Picture, pictureColumns } from "@/lib/picture";
import { asTree, branchOf } from "./tree/rules";

/** A group as lists and links name it. `name` and other text stay per language (readText). */
export type GroupLine = { id: string; slug: string; name: unknown; shortName: string | null; city: string | null };

export type GroupInTree = GroupLine & { parentId: string | null; description: unknown; depth: number };

export type GroupPage = GroupLine & {
  description: unknown;
  foundedOn: string | null;
  publicEmail: string | null;
  accent: string;
  accentDark: string;
  picture: Picture | null;
  parent: GroupLine | null;
  children: GroupLine[];
  /** This group and everything below it, for lists of its events and posts. */
  branch: string[];
  newsletters: { slug: string; title: unknown; description: unknown }[];
};

export const groupLine = { id: true, slug: true, name: true, shortName: true, city: true } as const;

const oldestFirst = [{ createdAt: "asc" }, { id: "asc" }] as const;

/** All groups as a tree laid flat: children right after their parent, the first collective first. */
export async function listGroups(): Promise<GroupInTree[]> {
  const groups = await db.group.findMany({
    select: { ...groupLine, parentId: true, description: true },
    orderBy: [...oldestFirst],
  });
  return asTree(groups);
}

/** The ids of the group of that slug and of everything below it; null when there is no such group. */
export async function findBranch(slug: string): Promise<string[] | null> {
  const groups = await db.group.findMany({ select: { id: true, slug: true, parentId: true } });
  const root = groups.find((group) => group.slug === slug);
  return root ? branchOf(groups, root.id) : null;
}

/** A group's page; null when there is no such group. */
export async function findGroup(slug: string): Promise<GroupPage | null> {
  const group = await db.group.findUnique({
    where: { slug },
    select: {
      ...groupLine,
      description: true,
      foundedOn: true,
      publicEmail: true,
      accent: true,
      accentDark: true,
      picture: { select: pictureColumns },
      parent: { select: groupLine },
      children: { select: groupLine, orderBy: [...oldestFirst] },
      newsletters: { select: { slug: true, title: true, description: true }, orderBy: [...oldestFirst] },
    },
  });
  if (!group) return null;
  return { ...group, branch: (await findBranch(slug)) ?? [group.id] };
}
