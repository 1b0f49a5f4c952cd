import { canEditGroup } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { createGroupIn, type GroupOutcome, grantRoleIn } from "@/lib/groups/mutations";
import { pageChanged } from "@/lib/http/page-changed";
import type { Locale } from "@/lib/local-text";
import { isOwnPicture } from "@/lib/media/queries";
import { recordAudit } from "@/lib/privacy/audit/mutations";
import { slugFrom } from "@/lib/slugs";
import type { GroupEdit, LocalGroup } from "./schema";

/** Says anew who the scope's group is; what is left empty is empty. Its picture is the one it has, or another of its own. */
export async function editGroup(
  { groupId, organizerId, role }: Scope,
  edit: GroupEdit,
  now: Date,
): Promise<{ ok: true } | Forbidden | NotFound> {
  if (!canEditGroup(role)) return forbidden;
  const { shortName = null, city = null, foundedOn = null, publicEmail, pictureId = null, ...said } = edit;
  return transaction(async (tx) => {
    const kept = pictureId && (await tx.group.count({ where: { id: groupId, pictureId } }));
    if (pictureId && !kept && !(await isOwnPicture(tx, groupId, pictureId))) return missing;
    const data = { ...said, shortName, city, foundedOn, publicEmail: publicEmail?.display ?? null, pictureId };
    await tx.group.update({ where: { id: groupId }, data, select: { id: true } });
    await recordAudit(tx, { organizerId, groupId, act: "group.edited", subjectId: groupId, count: null }, now);
    await pageChanged(tx, "all");
    return { ok: true };
  });
}

/** Founds a local group below the scope's, in its colours and time zone; who founds it owns it. */
export async function foundLocalGroup(
  { groupId: parentId, organizerId, role }: Scope,
  { name, slug, town }: LocalGroup,
  locale: Locale,
  now: Date,
): Promise<GroupOutcome | Forbidden> {
  if (!canEditGroup(role)) return forbidden;
  return transaction(async (tx) => {
    const look = await tx.group.findUniqueOrThrow({
      where: { id: parentId },
      select: { accent: true, accentDark: true, timeZone: true },
    });
    const words = { slug: slug ?? (slugFrom(name) || "groupe"), name: { [locale]: name }, city: town };
    const founded = await createGroupIn(tx, { ...words, ...look, parentId }, now);
    if (!founded.ok) return founded;
    const { groupId } = founded;
    await grantRoleIn(tx, { organizerId, groupId, name: "OWNER" }, now);
    const fact = { organizerId, groupId: parentId, act: "group.founded", subjectId: groupId, count: null } as const;
    await recordAudit(tx, fact, now);
    return founded;
  });
}
