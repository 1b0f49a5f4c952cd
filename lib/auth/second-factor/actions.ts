"use server";

import { z } from "zod";
import { formAction, provedAction } from "../form-action";
import { endOtherSignIns, endOwnSignIn } from "../sign-ins/mutations";
import { removeTotp, renewRecoveryCodes, setUpTotp } from "./mutations";
import { setUpSchema } from "./schema";

export const setUp = formAction(setUpSchema, async (input, who, now) => {
  const done = await setUpTotp(who, input, now);
  return done.ok ? done : { ok: false, errors: { code: `factor.${done.reason}` } };
});

export const renewCodes = provedAction(z.object({}), async (_, who) => ({
  ok: true,
  codes: await renewRecoveryCodes(who),
}));

export const remove = provedAction(z.object({}), async (_, who, now) => {
  await removeTotp(who, now);
  return { ok: true };
});

export const endSignIn = formAction(z.object({ signInId: z.uuid("unknown") }), async ({ signInId }, who) => {
  await endOwnSignIn(who.id, signInId);
  return { ok: true };
});

export const endOthers = formAction(z.object({}), async (_, who) => {
  await endOtherSignIns(who.id, who.signInId);
  return { ok: true };
});
