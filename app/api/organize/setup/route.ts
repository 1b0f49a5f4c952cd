import { signInWithToken } from "@/lib/auth/next-auth";
import { setUpInstance } from "@/lib/auth/setup/mutations";
import { isSetupToken } from "@/lib/auth/setup/queries";
import { setupSchema } from "@/lib/auth/setup/schema";
import { createSignInKey } from "@/lib/auth/sign-ins/mutations";
import { publicForm } from "@/lib/http/public-form";

/** Which field to correct, by the reason it was refused for. */
const FIELDS = {
  slug_taken: { slug: "slug.taken" },
  accent_too_pale: { accent: "colour.too_pale" },
  accent_dark_too_dim: { accentDark: "colour.too_dim" },
};

/** The first run: founds the group, makes its owner and signs them in. */
export const POST = publicForm("setup", setupSchema, async (input, { now }) => {
  if (!isSetupToken(input.token)) return { ok: false, status: 404, reason: "link_unknown" };
  const outcome = await setUpInstance(input, now);
  if (!outcome.ok) {
    const { reason } = outcome;
    if (reason === "already_set_up") return { ok: false, status: 410, reason };
    return { ok: false, status: 422, reason, fields: FIELDS[reason] };
  }
  const { token } = await createSignInKey(outcome.organizerId, now);
  const cookie = await signInWithToken(token);
  return { ok: true, page: "/organize", created: true, cookies: cookie ? [cookie] : [] };
});
