import type { Nodes } from "mdast";
import { LOCALES, type Locale, localText } from "@/lib/local-text";
import { isOwnPath } from "@/lib/rich-text/nodes";
import { asTree } from "@/lib/rich-text/to-doc";
import { isPersonal, unnamed } from "../rules";

/** Mail programs cut what is longer (Gmail at 102 kB). */
export const MOST_BYTES = 100_000;
/** Longer subjects are cut in the list of mails. */
export const LONG_SUBJECT = 70;

/** One thing that was found; `what` is an address or a number that the sentence names. */
export type Finding = { about: FindingKind; locale?: Locale; what?: string };

export const BLOCKING = ["empty", "half", "nobody", "size"] as const;
export const WARNINGS = ["one_language", "long_subject", "dead_link", "no_alt", "foreign_picture", "no_name"] as const;
export type FindingKind = (typeof BLOCKING)[number] | (typeof WARNINGS)[number];

type Found = { links: string[]; pictures: { url: string; alt: string }[] };

/** Where a text leads and what it shows. */
export function linksIn(markdown: string): Found {
  const found: Found = { links: [], pictures: [] };
  const walk = (node: Nodes): void => {
    if (node.type === "link" || node.type === "definition") found.links.push(node.url);
    if (node.type === "image") found.pictures.push({ url: node.url, alt: node.alt ?? "" });
    if ("children" in node) for (const child of node.children) walk(child);
  };
  walk(asTree(markdown));
  return found;
}

/** An address of this site as its own path, without language, query and place on the page; null for another site's, or none. */
export function ownPathOf(url: string, origin: string): string | null {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
  if (!isOwnPath(path)) return null;
  const [bare = ""] = path.split(/[?#]/);
  return bare.replace(/^\/en(?=\/|$)/, "").replace(/(?<=.)\/$/, "") || "/";
}

/** What the words by themselves show: which languages are whole, how long subjects are, what pictures say, how readers are named. */
export function checkWords(json: { subject: unknown; words: unknown }): Finding[] {
  const [subject, words] = [localText(json.subject), localText(json.words)];
  const written = LOCALES.filter((locale) => words[locale]?.trim());
  if (!written.length) return [{ about: "empty" }];
  const findings: Finding[] = LOCALES.filter((locale) => !words[locale]?.trim() !== !subject[locale]?.trim()).map(
    (locale) => ({ about: "half", locale }),
  );
  if (written.length < LOCALES.length && written[0]) findings.push({ about: "one_language", locale: written[0] });
  for (const locale of written) findings.push(...checkLanguage(subject[locale] ?? "", words[locale] ?? "", locale));
  return findings;
}

function checkLanguage(subject: string, words: string, locale: Locale): Finding[] {
  const { pictures } = linksIn(words);
  const findings: Finding[] = [];
  if (subject.length > LONG_SUBJECT) findings.push({ about: "long_subject", locale, what: String(subject.length) });
  for (const { url, alt } of pictures)
    if (!isOwnPath(url)) findings.push({ about: "foreign_picture", locale, what: url });
    else if (!alt.trim()) findings.push({ about: "no_alt", locale, what: url });
  if ([subject, words].some((text) => isPersonal(text) && unnamed(text))) findings.push({ about: "no_name", locale });
  return findings;
}

export const isBlocking = ({ about }: Finding): boolean => BLOCKING.some((kind) => kind === about);
