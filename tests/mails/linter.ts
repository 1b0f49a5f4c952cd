import type { Locale } from "@/lib/local-text";
import type { MailContent } from "@/lib/mail/message";

/** What would make a client fetch something when a mail is opened. */
const REMOTE = [
  /<(img|iframe|object|embed|video|audio|source|script|link|base|form|input)\b/i,
  /\b(src|srcset|background|poster|action|formaction|ping|xlink:href)\s*=/i,
  /url\s*\(/i,
  /@import/i,
  /@font-face/i,
  /\bon[a-z]+\s*=\s*["']/i,
];

const hrefs = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replace(/&amp;/g, "&"));
const urls = (text: string) => text.match(/https?:\/\/[^\s>]+/g) ?? [];

/** What is wrong with a mail, in words; nothing when it keeps every promise. */
export function lintMail({ subject, html, text }: MailContent, locale: Locale, publicUrl: string): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, fault: string) => holds || faults.push(fault);
  const own = (url: string) => new URL(url).origin === new URL(publicUrl).origin;

  must(subject.length > 0 && subject.length <= 120, `subject of ${subject.length} characters: ${subject}`);
  must(!/[\r\n\p{Cc}\u202f]/u.test(subject), `subject holds a control or a space that clients break: ${subject}`);
  must(!/\b(gratuit|free|urgent|cliquez|click here|!!+|€|\$)/i.test(subject), `subject reads as spam: ${subject}`);
  must(new RegExp(`<html[^>]* lang="${locale}"`).test(html), "no lang on <html>");
  must(new RegExp(`<body[^>]* lang="${locale}"`).test(html), "no lang on <body>");
  must(
    /<meta content="light dark" name="color-scheme"|<meta name="color-scheme" content="light dark"/.test(html),
    "not made for the night",
  );
  must(/<h1\b/.test(html), "no title");
  for (const remote of REMOTE) must(!remote.test(html), `reaches out or acts: ${remote.exec(html)?.[0]}`);
  for (const href of hrefs(html)) must(own(href), `links elsewhere: ${href}`);
  for (const url of urls(text)) must(own(url), `links elsewhere in text: ${url}`);
  must((html.match(/class="action"/g) ?? []).length <= 1, "more than one button");
  for (const href of hrefs(html)) must(text.includes(href), `the text part lacks ${href}`);
  must(new Set(urls(text)).size === urls(text).length, "the text part spells a link out twice");
  must(text.length > 200, "the text part says too little");
  must(!/\(https?:/.test(text), "an address in parentheses: a mail program may take the last for a part of it");
  must(
    !/<(?!https?:)[a-z/]|&[a-z]+;|\bundefined\b|\bnull\b|\[object/.test(text),
    "the text part holds markup or a hole",
  );
  must(!/\bmails\.[a-z]/i.test(`${subject}${text}`), "a key instead of words");
  must(Buffer.byteLength(html) < 30_000, `html of ${Buffer.byteLength(html)} bytes`);
  return faults;
}
