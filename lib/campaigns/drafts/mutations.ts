import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { db, type Tx, transaction } from "@/lib/db";
import { draftSlug } from "@/lib/free-slug";
import { newId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { isOwnPicture } from "@/lib/media/queries";
import { recordRevision } from "@/lib/texts/revisions/mutations";
import { findRevision } from "@/lib/texts/revisions/queries";
import { campaignPagesChanged } from "../mutations";
import { type CampaignFormInput, type CampaignFormOutput, campaignFormSchema } from "../schema";

type Refused = Forbidden | NotFound | { ok: false; reason: "picture_unknown" | "text_stale" };
export type DraftOutcome = { ok: true; campaignId: string } | Refused;
export type EditOutcome = { ok: true; updatedAt: Date } | Refused;

/** Begins a campaign of the scope's group as a draft. */
export async function draftCampaign(scope: Scope, input: CampaignFormInput, now: Date): Promise<DraftOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const campaign = campaignFormSchema.parse(input);
  return transaction(async (tx) => {
    if (!(await isOwnPicture(tx, scope.groupId, campaign.pictureId))) return { ok: false, reason: "picture_unknown" };
    const id = newId();
    const row = { id, groupId: scope.groupId, slug: draftSlug(campaign.title, id), createdAt: now, updatedAt: now };
    await tx.campaign.create({ data: { ...campaignColumns(campaign), ...row } });
    await writeCalls(tx, id, campaign.calls);
    return { ok: true, campaignId: id };
  });
}

/** Writes everything of a campaign anew. What was changed since `seen` (its updatedAt then) is never overwritten: "text_stale". */
export async function editCampaign(
  scope: Scope,
  campaignId: string,
  input: CampaignFormInput,
  now: Date,
  seen?: Date,
): Promise<EditOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const campaign = campaignFormSchema.parse(input);
  return transaction(async (tx) => {
    const own = { id: campaignId, groupId: scope.groupId, deletedAt: null };
    const before = await tx.campaign.findFirst({ where: own, include: withCalls });
    if (!before) return missing;
    if (!(await isOwnPicture(tx, scope.groupId, campaign.pictureId))) return { ok: false, reason: "picture_unknown" };
    const updatedAt = now > before.updatedAt ? now : new Date(before.updatedAt.getTime() + 1);
    const where = { ...own, updatedAt: seen ?? before.updatedAt };
    const done = await tx.campaign.updateMany({ where, data: { ...campaignColumns(campaign), updatedAt } });
    if (!done.count) return { ok: false, reason: "text_stale" };
    await writeCalls(tx, campaignId, campaign.calls);
    const earlier = { content: contentOf(before), at: before.updatedAt };
    await recordRevision(tx, scope, { campaignId }, earlier, { content: campaign, at: updatedAt });
    if (before.publishedAt) await campaignPagesChanged(tx);
    return { ok: true, updatedAt };
  });
}

/** Writes a campaign as it was in an entry of its history; what it says now stays in the history. */
export async function restoreCampaignVersion(
  scope: Scope,
  campaignId: string,
  revisionId: string,
  now: Date,
): Promise<EditOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const campaign = campaignFormSchema.safeParse(await findRevision(scope, { campaignId }, revisionId));
  return campaign.success ? editCampaign(scope, campaignId, campaign.data, now) : missing;
}

/** Makes a new draft with the words, picture and calls of a campaign. */
export async function duplicateCampaign(scope: Scope, campaignId: string, now: Date): Promise<DraftOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const where = { id: campaignId, groupId: scope.groupId };
  const found = await db.campaign.findFirst({ where, include: withCalls });
  if (!found) return missing;
  const { calls, ...campaign } = found;
  const title = localText(campaign.title);
  const texts = { title, summary: localText(campaign.summary), body: localText(campaign.body) };
  const id = newId();
  const fresh = { id, slug: draftSlug(title, id), createdAt: now, updatedAt: now };
  return transaction(async (tx) => {
    const draft = { ...fresh, publishedAt: null, withdrawnAt: null, deletedAt: null };
    await tx.campaign.create({ data: { ...campaign, ...texts, ...draft } });
    await writeCalls(tx, id, calls.map(callContent));
    return { ok: true, campaignId: id };
  });
}

const withCalls = { calls: { orderBy: { position: "asc" } } } as const;

type CallRow = {
  kind: CampaignFormOutput["calls"][number]["kind"];
  title: unknown;
  text: unknown;
  href: string | null;
};

const callContent = ({ kind, title, text, href }: CallRow) => ({
  ...{ kind, href: href ?? undefined },
  ...{ title: localText(title), text: localText(text) },
});

/** What of a campaign the history keeps: all that its form holds. */
function contentOf(campaign: { [K in Exclude<keyof CampaignFormOutput, "calls">]: unknown } & { calls: CallRow[] }) {
  const { title, summary, body, hashtag, startedOn, endedOn, pictureId, calls } = campaign;
  return { title, summary, body, hashtag, startedOn, endedOn, pictureId, calls: calls.map(callContent) };
}

/** Puts these calls, in this order, in place of those a campaign had. */
async function writeCalls(tx: Tx, campaignId: string, calls: CampaignFormOutput["calls"]): Promise<void> {
  await tx.call.deleteMany({ where: { campaignId } });
  await tx.call.createMany({
    data: calls.map(({ href, ...call }, position) => ({
      ...call,
      ...{ id: newId(), campaignId, position, href: href ?? null },
    })),
  });
}

/** A row's columns from what was written; absent values empty their column. */
function campaignColumns({ calls: _, hashtag, startedOn, endedOn, pictureId, ...texts }: CampaignFormOutput) {
  return {
    ...texts,
    hashtag: hashtag ?? null,
    startedOn: startedOn ?? null,
    endedOn: endedOn ?? null,
    pictureId: pictureId ?? null,
  };
}
