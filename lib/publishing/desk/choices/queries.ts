import { listScopeGroups } from "@/lib/auth/queries";
import { canPublish } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { lineOf } from "@/lib/groups/tree/queries";
import { type Locale, plainText } from "@/lib/local-text";
import { getGallery } from "@/lib/media/queries";
import { isPublic } from "@/lib/texts/rules";

/** What a post of this group may name: the group's own pictures and campaigns, and the published campaigns of the groups above it. */
export async function postChoices(scope: Scope, locale: Locale, now: Date) {
  if (!canPublish(scope.role)) return null;
  const { groupId } = scope;
  const [campaigns, gallery] = await Promise.all([
    db.campaign.findMany({
      where: { deletedAt: null, OR: [{ groupId }, { groupId: { in: await lineOf(db, groupId) }, ...isPublic(now) }] },
      select: { id: true, title: true },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
    getGallery(scope, locale),
  ]);
  return {
    campaigns: campaigns.map(({ id, title }) => ({ id, title: plainText(title, locale) })),
    gallery: gallery ?? { groupId, pictures: [] },
  };
}

export type PostChoices = NonNullable<Awaited<ReturnType<typeof postChoices>>>;

/** The groups in which an organizer writes, with what their texts may name: what a form that begins one asks first. */
export async function listWritingGroups(scopes: readonly Scope[], locale: Locale, now: Date) {
  const named = await listScopeGroups(scopes);
  const groups = await Promise.all(
    scopes.map(async (scope) => {
      const choices = await postChoices(scope, locale, now);
      const name = plainText(named.find(({ id }) => id === scope.groupId)?.name, locale);
      return choices && { id: scope.groupId, name, choices };
    }),
  );
  return groups.filter((group) => group !== null);
}

/** The campaigns that posts of these groups belong to, for the list's filter. */
export async function listPostCampaigns(scopes: readonly Scope[]): Promise<{ id: string; title: unknown }[]> {
  const groups = scopes.filter((scope) => canPublish(scope.role)).map((scope) => scope.groupId);
  return db.campaign.findMany({
    where: { posts: { some: { groupId: { in: groups } } } },
    select: { id: true, title: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
}
