import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { rereadEnv, SettingsError } from "@/lib/env";
import { keyCheck } from "@/lib/privacy/key-check";
import { forgetKeys } from "@/lib/privacy/keys";
import { PostgresProblem } from "../postgres/problem";
import { hashOfSources } from "./build";
import { claimFolder, findRunning } from "./claim";
import { ensureKey } from "./key";
import { checkPort } from "./port";
import { Refusal, refusalOf } from "./refusal";
import { isPlainHttp } from "./say";
import { cliLocale, words } from "./words.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "cortege-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reasonOf = (act: () => unknown) => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.key : error;
  }
};

/** Reads the settings as they are for a key file, and forgets the key of before. */
function useKeyFile(name: string) {
  const dataDir = path.join(folder, name, "data");
  mkdirSync(dataDir, { recursive: true });
  const keyFile = path.join(folder, name, ".cortege.key");
  Object.assign(process.env, { CORTEGE_KEY: "", CORTEGE_KEY_FILE: keyFile });
  rereadEnv();
  forgetKeys();
  return { key: undefined, keyFile, dataDir };
}

test("a first start makes a key that only its owner reads, and a second one keeps it", () => {
  const settings = useKeyFile("first");
  expect(ensureKey(settings, null)).toEqual({ made: true });
  expect(statSync(settings.keyFile).mode & 0o777).toBe(0o600);
  const key = readFileSync(settings.keyFile, "utf8");
  const stored = keyCheck();
  chmodSync(settings.keyFile, 0o644);
  expect(ensureKey(settings, stored)).toEqual({ made: false });
  expect(readFileSync(settings.keyFile, "utf8")).toBe(key);
  expect(statSync(settings.keyFile).mode & 0o777).toBe(0o600);
});

test("a missing, wrong, malformed or misplaced key is refused and none is made", () => {
  const first = useKeyFile("a");
  ensureKey(first, null);
  const stored = keyCheck();
  const other = useKeyFile("b");
  expect(reasonOf(() => ensureKey(other, stored))).toBe("key_missing");
  expect(existsSync(other.keyFile)).toBe(false);
  ensureKey(other, null);
  expect(reasonOf(() => ensureKey(other, stored))).toBe("key_wrong");
  writeFileSync(other.keyFile, "short");
  expect(reasonOf(() => ensureKey(other, stored))).toBe("key_malformed");
  const inside = { ...other, keyFile: path.join(other.dataDir, "key") };
  expect(reasonOf(() => ensureKey(inside, null))).toBe("key_inside_data");
});

test("a port that is taken is refused by name", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
  );
  await expect(checkPort("127.0.0.1", port)).rejects.toMatchObject({ key: "port_taken", values: { port } });
  await new Promise((resolve) => server.close(resolve));
  await expect(checkPort("127.0.0.1", port)).resolves.toBeUndefined();
  await expect(checkPort("203.0.113.7", port)).rejects.toMatchObject({ key: "address_unusable" });
});

test("errors that a self-hoster can mend have a sentence, bugs have none", () => {
  const keyOf = (error: unknown) => refusalOf(error, "/data")?.key;
  expect(keyOf(new SettingsError("PORT", "abc"))).toBe("setting_invalid");
  expect(keyOf(new SettingsError("CORTEGE_KEY", ""))).toBe("key_setting_invalid");
  expect(keyOf(Object.assign(new Error("write"), { code: "ENOSPC" }))).toBe("disk_full");
  expect(keyOf(Object.assign(new Error("could not extend file"), { code: "53100" }))).toBe("disk_full");
  expect(keyOf(new PostgresProblem("disk_full", ""))).toBe("disk_full");
  expect(keyOf(Object.assign(new Error("open"), { code: "EACCES", path: "/data" }))).toBe("cannot_write");
  expect(refusalOf(new TypeError("x is not a function"), "/data")).toBeNull();
});

test("the language is French where the terminal's is, English elsewhere", () => {
  expect(cliLocale({ LANG: "fr_FR.UTF-8" })).toBe("fr");
  expect(cliLocale({ LANG: "fr_FR.UTF-8", LC_ALL: "C" })).toBe("en");
  expect(cliLocale({})).toBe("en");
  expect(words("port_taken", { port: 3000 })).toContain("3000");
});

test("every sentence has the same values in both languages", () => {
  const [fr, en] = ["fr", "en"].map((locale) => JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")).cli);
  const valuesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const key of Object.keys(fr)) expect([key, valuesOf(en[key])]).toEqual([key, valuesOf(fr[key])]);
});

test("plain http is warned of where what people type would travel in clear", () => {
  const warned = ["http://lucioles.example", "http://192.168.1.4:3000", "https://lucioles.example"].map(isPlainHttp);
  expect(warned).toEqual([true, true, false]);
  expect(["http://localhost:3000", "http://127.0.0.1", "http://abc.onion"].map(isPlainHttp)).toEqual([
    false,
    false,
    false,
  ]);
});

test("the hash of the sources changes with a source and not with a test", () => {
  const root = path.join(folder, "sources");
  mkdirSync(path.join(root, "lib/deep"), { recursive: true });
  writeFileSync(path.join(root, "lib/deep/a.ts"), "1");
  const before = hashOfSources(root);
  writeFileSync(path.join(root, "lib/deep/a.test.ts"), "1");
  expect(hashOfSources(root)).toBe(before);
  writeFileSync(path.join(root, "lib/deep/a.ts"), "2");
  expect(hashOfSources(root)).not.toBe(before);
});

test("a claim of a process that is gone, or whose number another program has, holds nobody up", async () => {
  const dataDir = path.join(folder, "claimed");
  mkdirSync(dataDir);
  const file = path.join(dataDir, "running-all.json");
  // This process lives, but is no start of ours.
  writeFileSync(file, JSON.stringify({ pid: process.ppid, url: "", children: [process.ppid] }));
  expect(findRunning(dataDir, "all")).toBeNull();
  const claim = await claimFolder(dataDir, "all", "http://localhost:3000");
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid, children: [] });
  claim.release();
  expect(existsSync(file)).toBe(false);
});
