import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** In every canary's name, address and note, and what every telephone number begins with. Nothing else here holds them. */
export const MARK = "zqxcanari";
export const DIGITS = "698710";

const upper = MARK[0]?.toUpperCase() + MARK.slice(1);

/** A word in base64 whatever stands before it: three ways, without the letters that its neighbours have a part in. */
const inBase64 = (word: string): string[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), Buffer.from(word)]).toString("base64");
    const whole = text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + word.length) * 4) / 3));
    return whole;
  });

const spellings = (word: string): Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, "utf16le"),
  ...[Buffer.from(word).toString("hex"), Buffer.from(word).toString("hex").toUpperCase(), ...inBase64(word)].map(
    (text) => Buffer.from(text),
  ),
];

const NEEDLES = [MARK, upper, MARK.toUpperCase()].flatMap(spellings);
/** Digits alone stand anywhere by chance: what follows them must be a telephone number's. */
const NUMBERS = [DIGITS, "98 71 0", "98.71.0", Buffer.from(DIGITS).toString("hex")].map((text) => Buffer.from(text));
const NUMBER = new RegExp(
  `^(${[...DIGITS].join("[ .]?")}([ .]?\\d){3}|98[ .]71[ .]0([ .]?\\d){3}|${Buffer.from(DIGITS).toString("hex")}(3\\d){3})`,
);

function hasNumber(bytes: Buffer): boolean {
  return NUMBERS.some((needle) => {
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1))
      if (NUMBER.test(bytes.toString("latin1", at, at + 40))) return true;
    return false;
  });
}

/** Whether any canary is readable in it, plain or in a spelling that hides nothing. */
export const isSeenIn = (bytes: Buffer): boolean =>
  NEEDLES.some((needle) => bytes.includes(needle)) || hasNumber(bytes);

/** Every file below a folder, or the one file. */
export function filesBelow(place: string): string[] {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [place];
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Reads a file that its owner may take away meanwhile. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

/** The files of a place in which a canary is readable. */
export const seenBelow = (places: readonly string[], isAsked: (file: string) => boolean = () => true): string[] =>
  places
    .flatMap(filesBelow)
    .filter(isAsked)
    .filter((file) => isSeenIn(bytesOf(file)));
