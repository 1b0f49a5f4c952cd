import { canEditEvents } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { defined, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type CollectiveInput, collectiveSchema } from "./schema";

export type CollectiveOutcome = { ok: true; collectiveId: string } | Forbidden | NotFound;

/**
 * The collective of that name, for programmes and participations; named for the first time, it is made as given.
 * Only a group itself says that a collective is this group. A known one stays as it is: what one group wrote of it is not for another to change in passing.
 */
export async function nameCollective(scope: Scope, input: CollectiveInput): Promise<CollectiveOutcome> {
  if (!canEditEvents(scope.role)) return forbidden;
  const collective = collectiveSchema.parse(input);
  if (collective.groupId && collective.groupId !== scope.groupId) return forbidden;
  return transaction(async (tx) => {
    await tx.collective.createMany({ data: [{ ...defined(collective), id: newId() }], skipDuplicates: true });
    const known = await tx.collective.findUnique({ where: { name: collective.name }, select: { id: true } });
    return known ? { ok: true, collectiveId: known.id } : missing;
  });
}
