import { setTimeout as delay } from "node:timers/promises";
import { ASKED_COOKIE } from "@/lib/auth/cookie";
import { signInSchema } from "@/lib/auth/schema";
import { requestSignIn } from "@/lib/auth/sign-ins/mutations";
import { setCookie } from "@/lib/http/cookies";
import { DRAFT_MINUTES, keepFormDraft } from "@/lib/http/form-drafts/mutations";
import { publicForm } from "@/lib/http/public-form";

/** Every answer takes at least this long, so that its time does not tell who is an organizer. */
const ANSWER_TIME = 400;

/** Asks for a mailed way in: the same answer for everybody. The address waits, sealed, for the code's page. */
export const POST = publicForm("sign-in", signInSchema, async ({ email }, { now }) => {
  const draft = { form: "sign-in-code", values: { email: email.display }, errors: {} };
  const [id] = await Promise.all([keepFormDraft(draft, now), requestSignIn(email, now), delay(ANSWER_TIME)]);
  const cookies = [setCookie(ASKED_COOKIE, id, { maxAge: DRAFT_MINUTES * 60 })];
  return { ok: true, page: "/organize/sign-in", created: false, cookies };
});
