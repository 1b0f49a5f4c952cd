import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";
import { mailFolder } from "@/lib/mail/transport";
import { pastTerm } from "@/lib/privacy/terms/rules";

/** Where files of a class lie in the data folder, and how they are called. */
const PLACES = {
  mailFiles: { folder: mailFolder, named: /\.eml(\.part)?$/ },
  leftovers: { folder: () => env().dataDir, named: /^(backup|restore)-\w{6}$/ },
};

/** Files, or whole folders, that have lain there for longer than their term. */
export async function listFiles(dataClass: keyof typeof PLACES, now: Date): Promise<string[]> {
  const { folder, named } = PLACES[dataClass];
  const past: string[] = [];
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = path.join(folder(), name);
    if (named.test(name) && (await stat(file)).mtime < pastTerm(dataClass, now)) past.push(file);
  }
  return past;
}

/** Deletes them, and answers how many they were. */
export async function forgetFiles(dataClass: keyof typeof PLACES, now: Date): Promise<number> {
  const past = await listFiles(dataClass, now);
  for (const file of past) await rm(file, { recursive: true, force: true });
  return past.length;
}
