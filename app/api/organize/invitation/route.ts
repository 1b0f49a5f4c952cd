import { signInWithToken } from "@/lib/auth/next-auth";
import { createSignInKey } from "@/lib/auth/sign-ins/mutations";
import { publicForm } from "@/lib/http/public-form";
import { acceptInvitation } from "@/lib/settings/invitations/mutations";
import { acceptSchema } from "@/lib/settings/invitations/schema";

/**
 * Accepts a mailed invitation and signs its holder in: who can read that mailbox could sign in by mail as well. Who was
 * given one door stands before it.
 */
export const POST = publicForm("invitation", acceptSchema, async ({ token, name }, { now }) => {
  const accepted = await acceptInvitation(token, name, now);
  if (!accepted) return { ok: false, status: 422, reason: "link_unknown" };
  const key = await createSignInKey(accepted.organizerId, now);
  const cookie = await signInWithToken(key.token);
  const [door, ...others] = accepted.eventIds;
  const page = door && others.length === 0 ? `/organize/events/${door}/rsvps` : "/organize";
  return { ok: true, page, created: true, cookies: cookie ? [cookie] : [] };
});
