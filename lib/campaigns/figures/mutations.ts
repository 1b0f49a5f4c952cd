import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { campaignPagesChanged } from "@/lib/campaigns/mutations";
import { type FigureInput, figureSchema } from "@/lib/campaigns/schema";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";

export type FigureOutcome = { ok: true; figureId: string } | Forbidden | NotFound;

type FigureOf = { campaignId?: string; eventId?: string; resourceId?: string };

/** Tells a number of a campaign, an event or a resource of the scope's group, after those it tells already. */
export async function addFigure(scope: Scope, input: FigureInput): Promise<FigureOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const { of, ...figure } = figureSchema.parse(input);
  return transaction(async (tx) => {
    if (!(await isOfGroup(tx, of, scope.groupId))) return missing;
    const id = newId();
    const position = await tx.figure.count({ where: of });
    await tx.figure.create({ data: { ...figure, ...of, id, position } });
    await campaignPagesChanged(tx);
    return { ok: true, figureId: id };
  });
}

async function isOfGroup(tx: Tx, of: FigureOf, groupId: string): Promise<boolean> {
  if (of.campaignId) return Boolean(await tx.campaign.count({ where: { id: of.campaignId, groupId } }));
  if (of.eventId) return Boolean(await tx.event.count({ where: { id: of.eventId, groupId, deletedAt: null } }));
  if (of.resourceId) return Boolean(await tx.resource.count({ where: { id: of.resourceId, groupId } }));
  return false;
}
