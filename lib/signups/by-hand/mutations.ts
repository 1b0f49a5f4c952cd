import { canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/db";
import { getDeskEvent } from "@/lib/events/desk/queries";
import { refusalOf } from "@/lib/events/rsvps/rules";
import { recordAuditNow } from "@/lib/privacy/audit/mutations";
import { recordAsked } from "../asking/mutations";
import { findEventAsked } from "../asking/queries";
import type { ByHandInput } from "./schema";

export type ByHandOutcome =
  | { ok: true }
  | Forbidden
  | NotFound
  | { ok: false; reason: "event_cancelled" | "event_over" | "event_without_rsvps" };

/**
 * Asks the holder of an address whether they come, as if they had typed it into the public form: nothing is taken and
 * no name is shown until they press the mail's button, and the answer here tells nothing of who is known already.
 */
export async function addByHand(
  scope: Scope,
  eventId: string,
  { email, name, locale }: ByHandInput,
  now: Date,
): Promise<ByHandOutcome> {
  if (!canSeePeople(scope.role)) return forbidden;
  const own = await getDeskEvent(scope, eventId);
  const event = own && (await findEventAsked(own.slug, email));
  if (!event) return missing;
  const refusal = refusalOf(event, now);
  if (refusal) return { ok: false, reason: refusal };
  const asker = { email, locale, delayMail: false, ...(name ? { name } : {}) };
  const rsvp = { eventId, answer: "yes" as const, places: 1 };
  await recordAsked(asker, { rsvp }, event, Prisma.sql`SELECT 1`, now);
  const { organizerId, groupId } = scope;
  await recordAuditNow({ organizerId, groupId, act: "rsvps.asked", subjectId: eventId, count: 1 }, now);
  return { ok: true };
}
