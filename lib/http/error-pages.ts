import { env } from "../env";
import { pathIn } from "../i18n/paths";
import { translator } from "../i18n/translator";
import type { Locale } from "../local-text";
import { type MessageLink, messagePage } from "./message-page";

export type ErrorKind =
  | "not_found"
  | "link_unknown"
  | "failed"
  | "bad_request"
  | "method_not_allowed"
  | "too_large"
  | "sign_in_needed"
  | "other_site";

const KINDS = {
  not_found: { status: 404, words: "notFound" },
  link_unknown: { status: 404, words: "notFound" },
  failed: { status: 500, words: "serverError" },
  bad_request: { status: 400, words: "badRequest" },
  method_not_allowed: { status: 405, words: "methodNotAllowed" },
  too_large: { status: 413, words: "tooLarge" },
  sign_in_needed: { status: 403, words: "signInNeeded" },
  other_site: { status: 403, words: "otherSite" },
} as const satisfies Record<ErrorKind, { status: number; words: string }>;

export const statusOf = (kind: ErrorKind): number => KINDS[kind].status;

/** The pages of the site itself that tell of an error, rendered by Next inside the site's layout: where it can. */
export const SITE_ERROR_PAGES: Partial<Record<ErrorKind, string>> = {
  not_found: "/errors/not-found",
  link_unknown: "/errors/link-unknown",
  failed: "/errors/server-error",
};

/** What a missing page is to who looks for it: at an address from a mail, a link that leads nowhere any more. */
export const missingAt = (path: string): ErrorKind =>
  /^\/(?:me|confirm)\/./.test(path) ? "link_unknown" : "not_found";

const textOf = (kind: ErrorKind, locale: Locale): string =>
  translator(locale, "errorPages")(`${KINDS[kind].words}.text`, { address: env().publicUrl });

function links(kind: ErrorKind, locale: Locale): MessageLink[] {
  const t = translator(locale, "errorPages");
  const home = { href: pathIn(locale, "/"), label: t("notFound.toHome") };
  if (kind === "sign_in_needed") return [{ href: pathIn(locale, "/organize"), label: t("signInNeeded.action") }, home];
  return [{ href: pathIn(locale, "/events"), label: t("notFound.toEvents") }, home];
}

/** An error as a page that needs nothing but this process. */
export function errorHtml(kind: ErrorKind, locale: Locale): string {
  const t = translator(locale, "errorPages");
  const title = t(`${KINDS[kind].words}.title`);
  return messagePage({ locale, title, text: textOf(kind, locale), links: links(kind, locale) });
}

/** The same for who asked for JSON. */
export function errorJson(kind: ErrorKind, locale: Locale): string {
  return JSON.stringify({ ok: false, reason: kind, errors: { form: textOf(kind, locale) } });
}
