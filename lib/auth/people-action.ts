import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { uuid } from "@/lib/forms";
import { env } from "../env";
import { DRAFT_COOKIE } from "../http/cookies";
import { DRAFT_MINUTES, keepFormDraft } from "../http/form-drafts/mutations";
import type { FormDraft } from "../http/form-drafts/schema";
import { fieldPathErrors } from "../http/form-rules";
import { ownPath } from "../http/own-path";
import { pathIn } from "../i18n/paths";
import { requireProved } from "./require-organizer";
import { canSeePeople, type RoleName } from "./rules";
import type { Scope } from "./scope";

/** Where a form leads: what the page's address says is added to it, e.g. what was done, or how to undo it. */
export type Led = { to: string; says?: Record<string, string> };

type Act<I> = (scope: Scope, input: I, now: Date, back: string) => Promise<Led | { ok: false; reason: string }>;

const around = z.object({ group: uuid(), from: z.string().catch("") });

/** A form's fields; one that repeats, or whose name ends in "[]", is a list. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$"));
  return Object.fromEntries(
    names.map((name) => (name.endsWith("[]") ? [name.slice(0, -2), form.getAll(name)] : [name, form.get(name)])),
  );
}

/** An own path with words added to its query, those of an earlier act taken out. */
function saying(path: string, says: Record<string, string>): string {
  const url = new URL(path, "http://own.invalid");
  for (const old of ["done", "undo", "refused"]) url.searchParams.delete(old);
  for (const [name, value] of Object.entries(says)) url.searchParams.set(name, value);
  return url.pathname + url.search + url.hash;
}

const typedIn = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string"));

/** Keeps what was typed for the page that comes next, or forgets what was kept before. */
async function keepTyped(draft: FormDraft | null): Promise<void> {
  const jar = await cookies();
  if (!draft) jar.delete(DRAFT_COOKIE);
  else
    jar.set(DRAFT_COOKIE, await keepFormDraft(draft, new Date()), {
      maxAge: DRAFT_MINUTES * 60,
      httpOnly: true,
      sameSite: "lax",
      secure: env().publicUrl.startsWith("https:"),
    });
}

/**
 * What a plain form on a page of people does, as a server action: it works without scripts. The form names its `group`
 * and the page it stands on (`from`, without language); whoever may not see that group's people, or names none, finds nothing, whoever
 * has not given the second factor is led to it first. It leads on, or back with the reason for which it was refused.
 * With `keeps`, what was typed into a refused form waits in the draft named by its page (lib/http/form-drafts); `may` is
 * for pages that show less of people, to more.
 */
export function peopleAction<S extends z.ZodType>(
  schema: S,
  act: Act<z.output<S>>,
  { keeps = false, may = canSeePeople }: { keeps?: boolean; may?: (role: RoleName) => boolean } = {},
): (form: FormData) => Promise<void> {
  return async (form) => {
    const fields = form instanceof FormData ? fieldsOf(form) : {};
    const named = around.safeParse(fields);
    if (!named.success) notFound();
    const { group, from } = named.data;
    const scope = await requireProved(group, may);
    const back = ownPath(from) ?? "/organize/contacts";
    const parsed = await schema.safeParseAsync(fields);
    const errors = parsed.success ? {} : fieldPathErrors(parsed.error);
    const outcome = parsed.success
      ? await act(scope, parsed.data, new Date(), back)
      : { ok: false as const, reason: Object.values(errors)[0] ?? "unknown" };
    if (keeps) await keepTyped("to" in outcome ? null : { form: back, values: typedIn(fields), errors });
    const led = "to" in outcome ? outcome : { to: back, says: { refused: outcome.reason } };
    redirect(pathIn(await getLocale(), saying(led.to, led.says ?? {})));
  };
}
