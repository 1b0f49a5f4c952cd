import { type Tx, transaction } from "@/lib/db";
import { accentRefusal } from "@/lib/groups/rules";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { slugFrom } from "@/lib/slugs";
import { createOrganizerIn } from "../mutations";
import type { SetupInput } from "./schema";

export type SetupOutcome =
  | { ok: true; organizerId: string }
  | { ok: false; reason: "already_set_up" | "slug_taken" | "accent_too_pale" | "accent_dark_too_dim" };

const SETUP_LOCK = 7_220_362;

/** Founds the first group with its owner, once: while the instance has no organizer. Of two at the same moment one wins. */
export async function setUpInstance(input: SetupInput, now: Date): Promise<SetupOutcome> {
  const refusal = accentRefusal(input.accent, input.accentDark);
  if (refusal) return { ok: false, reason: refusal };
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`;
    if (await tx.organizer.count()) return { ok: false, reason: "already_set_up" };
    const groupId = await foundGroup(tx, input, now);
    if (!groupId) return { ok: false, reason: "slug_taken" };
    const { organizerId } = await createOrganizerIn(tx, input, now);
    await tx.role.create({ data: { id: newId(), organizerId, groupId, name: "OWNER", grantedAt: now } });
    await pageChanged(tx, "all");
    return { ok: true, organizerId };
  });
}

async function foundGroup(tx: Tx, input: SetupInput, now: Date): Promise<string | null> {
  const { groupName, city, accent, accentDark, locale = "fr" } = input;
  const id = newId();
  const slug = input.slug ?? (slugFrom(groupName) || "collectif");
  const data = { id, slug, name: { [locale]: groupName }, city: city ?? null, accent, accentDark, createdAt: now };
  const made = await tx.group.createMany({ data: [data], skipDuplicates: true });
  return made.count ? id : null;
}
