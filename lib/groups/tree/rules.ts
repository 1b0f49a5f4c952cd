/** One node of the tree of groups. */
export type TreeNode = { id: string; parentId: string | null };

/** The ids of a group and of everything below it: what "the events of this collective" means. */
export function branchOf(groups: readonly TreeNode[], id: string): string[] {
  const ids = [id];
  for (const parent of ids)
    ids.push(...groups.filter((g) => g.parentId === parent && !ids.includes(g.id)).map((g) => g.id));
  return ids;
}

/** Every group with its depth, children right after their parent, in the given order. */
export function asTree<G extends TreeNode>(groups: readonly G[]): (G & { depth: number })[] {
  const below = (parentId: string | null, depth: number): (G & { depth: number })[] =>
    groups
      .filter((group) => group.parentId === parentId)
      .flatMap((group) => [{ ...group, depth }, ...below(group.id, depth + 1)]);
  return below(null, 0);
}
