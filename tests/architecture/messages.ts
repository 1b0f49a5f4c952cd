import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { argumentsOf } from "./icu";
import type { Violation } from "./violation";

type Words = Map<string, string>;

function flatten(value: unknown, prefix = ""): [string, string][] {
  if (typeof value === "string") return [[prefix, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key));
}

const FILES = { fr: "messages/fr.json", en: "messages/en.json" };
const readWords = (root: string, file: string): Words =>
  new Map(flatten(JSON.parse(readFileSync(path.join(root, file), "utf8"))));

const missing = (from: Words, than: Words, file: string): Violation[] =>
  [...than.keys()]
    .filter((key) => !from.has(key))
    .map((key) => ({ file, rule: "messages-in-both-languages", why: key }));

const empty = (words: Words, file: string): Violation[] =>
  [...words].filter(([, text]) => !text.trim()).map(([key]) => ({ file, rule: "messages-say-something", why: key }));

function differentArguments(fr: Words, en: Words): Violation[] {
  const found: Violation[] = [];
  for (const [key, text] of fr) {
    const other = en.get(key);
    if (other === undefined) continue;
    try {
      const [ours, theirs] = [text, other].map((each) => [...argumentsOf(each)].sort().join(" "));
      if (ours !== theirs)
        found.push({ file: FILES.en, rule: "messages-ask-the-same", why: `${key}: fr has "${ours}", en "${theirs}"` });
    } catch (reason) {
      found.push({ file: FILES.fr, rule: "messages-are-well-formed", why: `${key}: ${(reason as Error).message}` });
    }
  }
  return found;
}

/** What French print does not do: an ordinary space, or none, before a high sign or inside guillemets; a straight apostrophe. */
const MISPRINTS = [
  /[ \u00a0][;:!?»]/u,
  /«[^\u202f]/u,
  /[^\u202f]»/u,
  /[\p{L}\d)][!?;](?=\s|$|<)/u,
  /\p{L}:(?=\s|$)/u,
  /\p{L}'\p{L}/u,
];

/** A plural's or choice's own signs are not print. */
const asPrinted = (text: string) => text.replace(/\{\s*\w+\s*,[^{}]*\{/g, "{").replace(/[{}]/g, " ".repeat(0));

const misprinted = (words: Words): Violation[] =>
  [...words]
    .filter(([key]) => !key.startsWith("cli."))
    .filter(([, text]) => MISPRINTS.some((misprint) => misprint.test(asPrinted(text))))
    .map(([key, text]) => ({ file: FILES.fr, rule: "french-is-printed-well", why: `${key}: ${text.slice(0, 60)}` }));

/** The other ways to say it (lib/i18n/wording): files that stand over French, the last over those before. */
const OTHER_WAYS = ["fr-tu", "fr-neutral", "fr-tu-neutral"].map((name) => `messages/${name}.json`);
/** Sentences that must speak of "vous" or show a middle dot themselves, and what a terminal says. */
const OUTSIDE = /^(cli|desk\.settings\.wording)\./;
const SAYS_VOUS =
  /(?<!\p{L}|\brendez-)(?:vous|votre|vos|vôtres?|êtes|dites|faites)(?!\p{L})|(?<!(?<!\p{L})(?:ass|ch|n|r))ez(?!\p{L})(?<!\brendez(?=-vous))/iu;

/** A sentence that is only over there, asks for something else, or is no French print. */
function strangers(fr: Words, other: Words, file: string): Violation[] {
  const unknown = [...other.keys()].filter((key) => !fr.has(key));
  const shared = new Map([...other].filter(([key]) => fr.has(key)));
  return [
    ...unknown.map((key) => ({ file, rule: "messages-in-other-words", why: `${key} is not in ${FILES.fr}` })),
    ...differentArguments(fr, shared).map((found) => ({ ...found, file })),
    ...misprinted(shared).map((found) => ({ ...found, file })),
  ];
}

/** Sentences that still say it the old way; one that is repeated word for word over there means to (a whole collective is "vous"). */
const unsaid = (fr: Words, others: Words[], sign: RegExp, file: string): Violation[] =>
  [...fr]
    .filter(([key]) => !OUTSIDE.test(key))
    .filter(([key, text]) => {
      const said = others.findLast((other) => other.has(key))?.get(key);
      return sign.test(said ?? text) && said !== text;
    })
    .map(([key]) => ({ file, rule: "messages-in-other-words", why: `${key} is not said here` }));

/** For each sentence of another way, a print of the French one that it was written over (npx tsx tests/architecture/written-over.ts). */
export const WRITTEN_OVER = "messages/written-over.json";

const printOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 8);

/** Those prints as they are now. */
export function writtenOver(root: string): Record<string, Record<string, string>> {
  const fr = readWords(root, FILES.fr);
  const prints = (file: string) =>
    [...readWords(root, file).keys()].map((key): [string, string] => [key, printOf(fr.get(key) ?? "")]).sort();
  return Object.fromEntries(OTHER_WAYS.map((file) => [path.basename(file, ".json"), Object.fromEntries(prints(file))]));
}

/** Sentences whose French was edited since they were written over it: somebody has to read both again. */
function outgrown(root: string): Violation[] {
  const known = JSON.parse(readFileSync(path.join(root, WRITTEN_OVER), "utf8"));
  return Object.entries(writtenOver(root)).flatMap(([name, prints]) =>
    Object.entries(prints)
      .filter(([key, print]) => known[name]?.[key] !== print)
      .map(([key]) => ({
        file: `messages/${name}.json`,
        rule: "messages-know-what-they-stand-over",
        why: `${key}: fr.json was edited; read both, then npx tsx tests/architecture/written-over.ts`,
      })),
  );
}

function otherWays(root: string, fr: Words): Violation[] {
  const [tu, neutral, both] = OTHER_WAYS.map((file) => readWords(root, file)) as [Words, Words, Words];
  const [tuFile, neutralFile, bothFile] = OTHER_WAYS as [string, string, string];
  return [
    ...[tu, neutral, both].flatMap((words, at) => strangers(fr, words, OTHER_WAYS[at] ?? "")),
    ...unsaid(fr, [tu], SAYS_VOUS, tuFile),
    ...unsaid(fr, [neutral], /·/, neutralFile),
    ...unsaid(fr, [tu, neutral, both], /·/, bothFile),
    // What fr-tu says may not fall back to vous where words without gender stand over it.
    ...unsaid(new Map([...fr].filter(([key]) => neutral.has(key))), [tu, neutral, both], SAYS_VOUS, bothFile),
  ];
}

export const messageRules = [
  "messages-in-both-languages",
  "messages-say-something",
  "messages-ask-the-same",
  "messages-are-well-formed",
  "french-is-printed-well",
  "messages-in-other-words",
  "messages-know-what-they-stand-over",
];

/** Both languages have the same messages, which ask the same of their callers, and French is set as French. */
export function checkMessages(root: string): Violation[] {
  const fr = readWords(root, FILES.fr);
  const en = readWords(root, FILES.en);
  return [
    ...missing(en, fr, FILES.en),
    ...missing(fr, en, FILES.fr),
    ...empty(fr, FILES.fr),
    ...empty(en, FILES.en),
    ...differentArguments(fr, en),
    ...misprinted(fr),
    ...otherWays(root, fr),
    ...outgrown(root),
  ];
}
