import { env } from "../env";
import { errorSentence, refusalSentence } from "../i18n/error-key";
import { pathIn } from "../i18n/paths";
import { translator } from "../i18n/translator";
import type { Locale } from "../local-text";
import { DRAFT_COOKIE, setCookie } from "./cookies";
import type { FormRefusal } from "./form-body";
import { DRAFT_MINUTES, keepFormDraft } from "./form-drafts/mutations";
import type { PublicOutcome } from "./form-outcome";
import { typedValues } from "./form-rules";
import { messagePage, OWN_PAGE } from "./message-page";

/** A post while it is being answered. */
export type FormPost = {
  name: string;
  locale: Locale;
  json: boolean;
  fields: Record<string, unknown>;
  /** The address posted to, and the page (with language) the form stands on. */
  path: string;
  back: string;
};

type Errors = Record<string, string>;

const NO_STORE = { "cache-control": "no-store" };

const json = (status: number, body: unknown) => Response.json(body, { status, headers: NO_STORE });
const html = (status: number, body: string) =>
  new Response(body, { status, headers: { ...NO_STORE, "content-type": "text/html; charset=utf-8", [OWN_PAGE]: "1" } });

/** 303 to an own path, with cookies. */
export function seeOther(location: string, cookies: string[] = []): Response {
  const headers = new Headers({ ...NO_STORE, location });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

const sentencesOf = (errors: Errors, locale: Locale) =>
  Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, errorSentence(key, locale)]));

/** All is well: 201 or 200 with the outcome's body, or 303 to its page. */
export function succeeded(post: FormPost, outcome: PublicOutcome & { ok: true }): Response {
  const page = pathIn(post.locale, outcome.page);
  if (!post.json) return seeOther(page, outcome.cookies);
  const answer = json(outcome.created ? 201 : 200, { ok: true, page, ...outcome.body });
  for (const cookie of outcome.cookies ?? []) answer.headers.append("set-cookie", cookie);
  return answer;
}

/** Back to the form, errors beside the fields and everything typed still there. */
export async function sentBack(
  post: FormPost,
  values: Record<string, string | string[]>,
  errors: Errors,
  status: number,
): Promise<Response> {
  if (post.json) return json(status, { ok: false, errors: sentencesOf(errors, post.locale) });
  const id = await keepFormDraft({ form: post.name, values, errors }, new Date());
  return seeOther(`${post.back}#form-${post.name}`, [setCookie(DRAFT_COOKIE, id, { maxAge: DRAFT_MINUTES * 60 })]);
}

/** The act was refused: beside a field when one is to blame, else a page that says why. */
export async function refused(post: FormPost, outcome: PublicOutcome & { ok: false }): Promise<Response> {
  const { status, reason, fields } = outcome;
  const sentence = refusalSentence(reason, post.locale);
  if (post.json) {
    const errors = { form: sentence, ...sentencesOf(fields ?? {}, post.locale) };
    return json(status, { ok: false, reason, errors });
  }
  if (fields || status === 422)
    return sentBack(post, typedValues(post.fields), fields ?? { form: `refusals.${reason}` }, status);
  const t = translator(post.locale, "errorPages");
  const title = t(status === 404 ? "notFound.title" : "refused.title");
  const links = [
    ...(status === 404 ? [] : [{ href: post.back, label: t("back") }]),
    { href: pathIn(post.locale, "/events"), label: t("notFound.toEvents") },
    { href: pathIn(post.locale, "/"), label: t("notFound.toHome") },
  ];
  return html(status, messagePage({ locale: post.locale, title, text: sentence, links }));
}

const UNREADABLE = {
  other_site: { status: 403, words: "otherSite" },
  wrong_type: { status: 415, words: "wrongType" },
  too_large: { status: 413, words: "tooLarge" },
  bad_encoding: { status: 400, words: "badEncoding" },
} as const satisfies Record<FormRefusal, { status: number; words: string }>;

/** The post could not be taken for a form of ours: 403, 415, 413 or 400, with a sentence. */
export function unreadable(reason: FormRefusal, post: FormPost): Response {
  const t = translator(post.locale, "errorPages");
  const { status, words } = UNREADABLE[reason];
  const text = t(`${words}.text`, { address: env().publicUrl });
  if (post.json) return json(status, { ok: false, reason, errors: { form: text } });
  const links = [{ href: env().publicUrl + post.back, label: t("backToForm") }];
  return html(status, messagePage({ locale: post.locale, title: t(`${words}.title`), text, links }));
}

/** Something broke here: 500 with a sentence and a button that sends the same again. */
export function troubled(post: FormPost): Response {
  const t = translator(post.locale, "errorPages");
  if (post.json) return json(500, { ok: false, reason: "server_error", errors: { form: t("serverError.text") } });
  const { from, key, locale } = post.fields;
  const fields = { ...typedValues({ ...post.fields, locale }), ...textOnly({ from, key }) };
  const page = { locale: post.locale, title: t("serverError.title"), text: t("serverError.kept") };
  return html(500, messagePage({ ...page, retry: { action: post.path, fields } }));
}

const textOnly = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
