import { ASKED_COOKIE } from "@/lib/auth/cookie";
import { signInWithToken } from "@/lib/auth/next-auth";
import { codeSchema } from "@/lib/auth/schema";
import { tradeCode } from "@/lib/auth/sign-ins/mutations";
import { clearCookie } from "@/lib/http/cookies";
import { publicForm } from "@/lib/http/public-form";

/** Signs in with the six digits of the mail. A wrong code, a dead one and an unknown address get the same words. */
export const POST = publicForm("sign-in-code", codeSchema, async ({ email, code }, { now }) => {
  const token = await tradeCode(email, code, now);
  const cookie = token && (await signInWithToken(token));
  if (!cookie) return { ok: false, status: 422, reason: "invalid", fields: { code: "code.wrong" } };
  return { ok: true, page: "/organize", created: false, cookies: [cookie, clearCookie(ASKED_COOKIE)] };
});
