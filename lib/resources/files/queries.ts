import { findScopes } from "@/lib/auth/queries";
import { signedInBy } from "@/lib/auth/sign-ins/queries";
import { db } from "@/lib/db";
import { localText } from "@/lib/local-text";
import { writableGroups } from "@/lib/texts/queries";
import { isPublic } from "@/lib/texts/rules";

/** The file of an address: which one lies in the folder, and what it is called for who takes it. */
export type ServedFile = { id: string; name: string };

/** The file of a resource: of a published one for everybody, of another for who may write it. Null for everybody else, as for one that does not exist. */
export async function findServedFile(slug: string, cookies: string, now: Date): Promise<ServedFile | null> {
  const found = await db.resource.findFirst({
    where: {
      slug,
      attachmentId: { not: null },
      OR: [isPublic(now), { groupId: { in: await ownGroups(cookies, now) } }],
    },
    select: { attachmentId: true, title: true, language: true },
  });
  if (!found?.attachmentId) return null;
  const { fr, en } = localText(found.title);
  const title = (found.language === "en" ? en : fr) ?? fr ?? en;
  return { id: found.attachmentId, name: `${title ?? slug}.pdf` };
}

async function ownGroups(cookies: string, now: Date): Promise<string[]> {
  const organizerId = cookies && (await signedInBy(cookies, now));
  return organizerId ? writableGroups(await findScopes(organizerId, now)) : [];
}
