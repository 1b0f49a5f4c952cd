import { pathIn } from "../i18n/paths";
import { translator } from "../i18n/translator";
import type { Locale } from "../local-text";

/** A header on such pages when they come from a route handler: the front lets them pass as they are. */
export const OWN_PAGE = "x-cortege-page";

export type MessageLink = { href: string; label: string };

/** A page of ours that needs no Next and no database: an error or a refusal, told in words, with ways to go on. */
export type MessagePage = {
  locale: Locale;
  title: string;
  text: string;
  links?: MessageLink[];
  /** A post to repeat with one button: nothing that was typed is lost. */
  retry?: { action: string; fields: Record<string, string | string[]> };
};

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text made safe for HTML, between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

const link = ({ href, label }: MessageLink) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`;

function navigation(locale: Locale): string {
  const t = translator(locale, "errorPages");
  const places = ["events", "campaigns", "news", "groups", "join"] as const;
  const links = places.map((place) => link({ href: pathIn(locale, `/${place}`), label: t(place) }));
  return `<nav aria-label="${escapeHtml(t("navigation"))}">${links.join("")}</nav>`;
}

function retryForm({ action, fields }: NonNullable<MessagePage["retry"]>, label: string): string {
  const inputs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(one)}">`),
  );
  return `<form method="post" action="${escapeHtml(action)}">${inputs.join("")}<button>${escapeHtml(label)}</button></form>`;
}

/** The page as HTML: whole without scripts, styled by public/message-page.css. */
export function messagePage({ locale, title, text, links = [], retry }: MessagePage): string {
  const t = translator(locale, "errorPages");
  const list = links.length ? `<ul>${links.map((one) => `<li>${link(one)}</li>`).join("")}</ul>` : "";
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/message-page.css"></head>
<body><a class="skip" href="#content">${escapeHtml(t("skip"))}</a>
<header><div class="wrap">${link({ href: pathIn(locale, "/"), label: t("home") })}${navigation(locale)}</div></header>
<main id="content" class="wrap"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${retry ? retryForm(retry, t("again")) : ""}${list}</main>
</body></html>
`;
}
