"use server";

import { z } from "zod";
import { type FormErrors, formAction, provedAction } from "../form-action";
import { endOtherSignIns, endOwnSignIn } from "../sign-ins/mutations";
import { removeTotp, renewRecoveryCodes, setUpTotp } from "./mutations";
import { setUpSchema } from "./schema";

const setUp = formAction(setUpSchema, async (input, who, now) => {
  const done = await setUpTotp(who, input, now);
  return done.ok ? done : { ok: false, errors: { code: `factor.${done.reason}` } };
});

const renewCodes = provedAction(z.object({}), async (_, who, now) => ({
  ok: true,
  codes: await renewRecoveryCodes(who, now),
}));

/** What the form shows next: ten codes for the only time, or why not, with the secret that the app has read already. */
export type MadeCodes = { codes?: string[]; secret?: string; errors?: FormErrors };

/** A form's act, with or without scripts: sets the factor up by its first code, or makes new recovery codes. */
export async function makeCodes(_: MadeCodes, form: FormData): Promise<MadeCodes> {
  const [secret, code] = ["secret", "code"].map((name) => String(form.get(name) ?? ""));
  const made = secret ? await setUp({ secret, code: code ?? "" }) : await renewCodes({});
  return made.ok ? { codes: made.codes } : { secret, errors: made.errors };
}

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
