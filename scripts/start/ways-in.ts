import type pg from "pg";
import { createSignInKey } from "@/lib/auth/sign-ins/mutations";
import { closeDb } from "@/lib/db";
import { setupToken } from "@/lib/privacy/key-check";
import { hours } from "@/lib/time";
import { say } from "./words.mjs";

/** Long enough to come back to the terminal later that day; it works once. */
const LINK_TERM = hours(24);

/** The organizer who owns the oldest root group: the one to whom start gives a way in. Null: there is nobody yet. */
async function findOwner(database: pg.Pool): Promise<string | null> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT r."organizerId" AS id FROM "Role" r JOIN "Group" g ON g."id" = r."groupId"
     WHERE r."name" = 'OWNER' AND (r."endsAt" IS NULL OR r."endsAt" > now())
     ORDER BY (g."parentId" IS NULL) DESC, g."createdAt", r."grantedAt" LIMIT 1`,
  );
  return rows[0]?.id ?? null;
}

/** Says how to get in: the owner's link that works once, or the first-run page of an instance that has nobody yet. */
export async function sayWayIn(database: pg.Pool, publicUrl: string): Promise<void> {
  const owner = await findOwner(database);
  if (!owner) return say("setup_link", { url: `${publicUrl}/setup/${setupToken()}` });
  const { token } = await createSignInKey(owner, new Date(), LINK_TERM).finally(closeDb);
  say("owner_link", { url: `${publicUrl}/organize/sign-in/${token}` });
}
