"use server";

import { z } from "zod";
import { formAction, refuse } from "@/lib/auth/form-action";
import * as passkeys from "./mutations";
import { addSchema, askSchema, giveSchema } from "./schema";

/** The browser may make a passkey of these. Who has a factor gives it first. */
export const askNewPasskey = formAction(askSchema, async ({ account }, who, now) => {
  if (who.factor === "due") return refuse("second_factor");
  const options = await passkeys.askNewPasskey(who, who.name ?? account, now);
  return options ? { ok: true, options } : refuse("wrong_passkey");
});

/** Adds what the browser made of them; whether it may is asked again where it is written. */
export const addPasskey = formAction(addSchema, async (input, who, now) => {
  const added = await passkeys.addPasskey(who, input, now);
  return added.ok ? added : refuse(added.reason);
});

/** The browser may have a passkey sign these. */
export const askPasskey = formAction(z.object({}), async (_, who, now) => {
  const options = await passkeys.askPasskey(who, now);
  return options ? { ok: true, options } : refuse("wrong_passkey");
});

/** Gives the second factor for this sign-in by what the passkey signed. */
export const givePasskey = formAction(giveSchema, async ({ signed }, who, now) => {
  const given = await passkeys.givePasskey(who, signed, now);
  return given.ok ? given : refuse(given.reason);
});
