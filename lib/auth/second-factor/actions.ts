"use server";

import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { uuid } from "@/lib/forms";
import { pathIn } from "@/lib/i18n/paths";
import { type FormErrors, formAction, provedAction } from "../form-action";
import type { Organizer } from "../queries";
import { hasProved, requireSignIn } from "../require-organizer";
import { endOtherSignIns, endOwnSignIn } from "../sign-ins/mutations";
import { removeTotp, renewRecoveryCodes, setUpTotp } from "./mutations";
import { removePasskey as removeKey } from "./passkeys/mutations";
import { setUpSchema } from "./schema";

const setUp = formAction(setUpSchema, async (input, who, now) => {
  const done = await setUpTotp(who, input, now);
  return done.ok ? done : { ok: false, errors: { code: `factor.${done.reason}` } };
});

const renewCodes = provedAction(z.object({}), async (_, who, now) => ({
  ok: true,
  codes: await renewRecoveryCodes(who, now),
}));

/** What the form shows next: ten codes for the only time (none beside another factor's), or why not, with the secret that the app has read already. */
export type MadeCodes = { codes?: string[]; secret?: string; errors?: FormErrors };

/** A form's act, with or without scripts: sets the factor up by its first code, or makes new recovery codes. */
export async function makeCodes(_: MadeCodes, form: FormData): Promise<MadeCodes> {
  const [secret, code] = ["secret", "code"].map((name) => String(form.get(name) ?? ""));
  const made = secret ? await setUp({ secret, code: code ?? "" }) : await renewCodes({});
  return made.ok ? { codes: made.codes } : { secret, errors: made.errors };
}

/** After a plain form of the sign-in page: back to it, saying what was done. */
const back = async (done: string): Promise<never> =>
  redirect(pathIn(await getLocale(), `/organize/settings/sign-in?done=${done}`));

/** Who posts such a form and has given the second factor; everybody else is led to give it. */
async function requireGiven(): Promise<Organizer> {
  const who = await requireSignIn();
  if (hasProved(who)) return who;
  redirect(pathIn(await getLocale(), "/organize/second-factor?to=/organize/settings/sign-in"));
}

/** Which line a form is about; no page has one that is about none. */
const idOf = (form: FormData): string => uuid().safeParse(form.get("id")).data ?? notFound();

export async function removeApp(): Promise<void> {
  await removeTotp(await requireGiven(), new Date());
  await back("app");
}

export async function removePasskey(form: FormData): Promise<void> {
  await removeKey(await requireGiven(), idOf(form), new Date());
  await back("passkey");
}

export async function endSignIn(form: FormData): Promise<void> {
  await endOwnSignIn((await requireSignIn()).id, idOf(form));
  await back("ended");
}

export async function endOthers(): Promise<void> {
  const { id, signInId } = await requireSignIn();
  await endOtherSignIns(id, signInId);
  await back("ended");
}
