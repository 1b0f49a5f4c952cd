import { canEditGroup } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { isFirstGroup } from "@/lib/groups/site/queries";
import { speak } from "@/lib/i18n/wording";
import { DEFAULT_WORDING, type Wording, wordingSchema } from "./schema";

/** How this instance speaks French. */
export async function readWording(): Promise<Wording> {
  const row = await db.instance.findFirst({ select: { address: true, inclusive: true } });
  return wordingSchema.safeParse(row).data ?? DEFAULT_WORDING;
}

/** Learns how this process has to speak: when it begins to hear changes, and at each change of everything. */
export const learnWording = async (): Promise<void> => speak(await readWording());

/** How the instance speaks, for who may choose it: whoever may edit the group whose site this is. Null for everybody else. */
export async function findWording({ groupId, role }: Scope): Promise<Wording | null> {
  if (!canEditGroup(role)) return null;
  return (await isFirstGroup(groupId)) ? readWording() : null;
}
