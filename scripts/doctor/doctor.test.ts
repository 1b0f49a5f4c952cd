import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, describe, expect, test } from "vitest";
import { env, rereadEnv } from "@/lib/env";
import { keyCheck } from "@/lib/privacy/key-check";
import { newKeyText } from "@/lib/privacy/keys";
import { startWorker } from "@/lib/worker/runner";
import { migrationNames } from "../migrate";
import { words } from "../start/words.mjs";
import { checkClock, checkDatabase, checkQueue } from "./database";
import { checkEverything } from "./everything";
import { type Finding, worst } from "./finding";
import { checkFolder, checkKey } from "./machine";
import { checkServer } from "./mail";
import { checkSettings } from "./settings";
import { type Advisory, checkVersions, isWithin, readAdvisories } from "./versions";

const folder = mkdtempSync(path.join(tmpdir(), "cortege-doctor-"));
const database = new pg.Pool({ connectionString: env().databaseUrl });
database.on("error", () => undefined);
afterAll(async () => {
  await database.end();
  rmSync(folder, { recursive: true, force: true });
});

/** What was found, as "2 key". */
const said = (found: Finding | readonly Finding[]) => [found].flat().map(({ severity, key }) => `${severity} ${key}`);

test("the worst finding decides, and every finding has its sentence with all it names", () => {
  const found: Finding[] = [
    { severity: 0, key: "doctor_no_env" },
    { severity: 1, key: "doctor_disk_low", values: { folder: "/x", free: 3 } },
  ];
  expect([worst([]), worst(found), worst([...found, { severity: 2, key: "doctor_worker_away" }])]).toEqual([0, 1, 2]);
  expect(words("doctor_disk_low", found[1]?.values)).toContain("/x");
});

describe("settings", () => {
  const root = path.join(folder, "root");
  mkdirSync(root);
  writeFileSync(path.join(root, ".env.example"), "SMTP_URL=\nMAIL_FROM=\n");
  const settings = { ...env(), smtpUrl: "smtp://mail.test", mailFrom: { name: "A", address: "a@b.test" } };

  test("none at all are fine, a name that nothing reads is told", () => {
    expect(said(checkSettings(settings, root))).toEqual(["0 doctor_no_env", "0 doctor_settings_fine"]);
    writeFileSync(path.join(root, ".env"), "SMTP_URL=x\nSMPT_URL=x\n");
    expect(checkSettings(settings, root)).toMatchObject([
      { key: "doctor_setting_unknown", values: { setting: "SMPT_URL" } },
    ]);
    writeFileSync(path.join(root, ".env"), "SMTP_URL=x\n");
    expect(said(checkSettings({ ...settings, smtpUrl: undefined }, root))).toEqual(["1 doctor_no_smtp"]);
    expect(said(checkSettings({ ...settings, mailFrom: undefined }, root))).toEqual(["1 doctor_no_sender"]);
    expect(said(checkSettings({ ...settings, publicUrl: "http://b.test" }, root))).toEqual(["1 plain_http"]);
  });

  test("a DKIM key is read: missing, no key, and right", () => {
    const keyFile = path.join(folder, "dkim.pem");
    const dkim = { keyFile, domain: "b.test", selector: "s" };
    expect(said(checkSettings({ ...settings, dkim }, root))).toEqual(["2 dkim_key_unreadable"]);
    writeFileSync(keyFile, "not a key");
    expect(said(checkSettings({ ...settings, dkim }, root))).toEqual(["2 dkim_key_malformed"]);
    writeFileSync(keyFile, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));
    expect(said(checkSettings({ ...settings, dkim }, root))).toEqual(["0 doctor_settings_fine"]);
  });
});

describe("database and queue", () => {
  test("its version, its upgrades, its connections", async () => {
    expect(said(await checkDatabase(database, migrationNames(), 1))).toEqual(["0 doctor_database_fine"]);
    expect(said(await checkDatabase(database, [...migrationNames(), "20990101_x"], 1))).toEqual([
      "1 doctor_migrations_missing",
    ]);
    expect(said(await checkDatabase(database, migrationNames().slice(1), 1))).toEqual(["2 database_newer"]);
    expect(said(await checkDatabase(database, migrationNames(), 100_000))).toEqual(["1 doctor_connections_few"]);
  });

  test("its clock against ours", async () => {
    expect(said(await checkClock(database))).toEqual(["0 doctor_clock_fine"]);
    expect(said(await checkClock(database, () => Date.now() - 5000))).toEqual(["1 doctor_clock_drifts"]);
    expect(said(await checkClock(database, () => Date.now() + 60_000))).toEqual(["2 doctor_clock_wrong"]);
  });

  test("who works, what waits, what was given up, whether nights are purged", async () => {
    expect(said(await checkQueue(database))).toEqual(["2 doctor_worker_away"]);
    const worker = await startWorker(env().databaseUrl ?? "", {});
    expect(said(await checkQueue(database))).toEqual(["0 doctor_queue_fine"]);
    const add = (minutes: number) =>
      database.query("SELECT graphile_worker.add_job('doctor', run_at => now() - make_interval(mins => $1))", [
        minutes,
      ]);
    await add(20);
    expect(said(await checkQueue(database))).toEqual(["1 doctor_queue_waits"]);
    await add(90);
    expect(said(await checkQueue(database))).toEqual(["2 doctor_queue_waits"]);
    await database.query("UPDATE graphile_worker._private_jobs SET attempts = max_attempts");
    expect(said(await checkQueue(database))).toEqual(["1 doctor_queue_failed"]);
    await database.query("DELETE FROM graphile_worker._private_jobs");
    await database.query(`INSERT INTO "Instance" ("keyCheck", "createdAt") VALUES ('', now() - interval '3 days')`);
    expect(said(await checkQueue(database))).toEqual(["1 doctor_purge_late"]);
    const run = `INSERT INTO "PurgeRun" (id, "startedAt", "finishedAt") VALUES (gen_random_uuid(), now(), now())`;
    await database.query(run);
    expect(said(await checkQueue(database))).toEqual(["0 doctor_queue_fine"]);
    await worker.stop();
  });
});

test("the disk: room, little, none, and a folder that cannot be written to", async () => {
  expect(said(await checkFolder(folder, { warn: 0, wrong: 0 }))).toEqual(["0 doctor_disk_fine"]);
  expect(said(await checkFolder(folder, { warn: 1e12, wrong: 0 }))).toEqual(["1 doctor_disk_low"]);
  expect(said(await checkFolder(folder, { warn: 1e12, wrong: 1e12 }))).toEqual(["2 doctor_disk_full"]);
  const file = path.join(folder, "a file");
  writeFileSync(file, "");
  expect(said(await checkFolder(file))).toEqual(["2 doctor_disk_unwritable"]);
});

test("the key: none, lost, no key, among the data, open to others, another one's, and right", () => {
  const keyFile = path.join(folder, "key");
  const settings = { key: undefined, keyFile, dataDir: path.join(folder, "data") };
  const stored = new Uint8Array(keyCheck());
  expect(said(checkKey(settings, null))).toEqual(["1 doctor_key_none"]);
  expect(said(checkKey(settings, stored))).toEqual(["2 key_missing"]);
  writeFileSync(keyFile, "no key", { mode: 0o600 });
  expect(said(checkKey(settings, stored))).toEqual(["2 key_malformed"]);
  writeFileSync(keyFile, newKeyText());
  expect(said(checkKey(settings, stored))).toEqual(["0 doctor_key_fine"]);
  expect(said(checkKey(settings, new Uint8Array(32)))).toEqual(["2 key_wrong"]);
  expect(said(checkKey({ ...settings, dataDir: folder }, stored))).toEqual(["2 key_inside_data"]);
  chmodSync(keyFile, 0o644);
  expect(said(checkKey(settings, stored))).toEqual(["2 doctor_key_open"]);
  expect(said(checkKey({ ...settings, keyFile: folder }, stored))).toEqual(["2 doctor_key_unreadable"]);
});

test("versions: those within a range of the list, which is well formed", () => {
  expect(["16.0.6", "16.0.7", "15.9.9"].map((version) => isWithin(version, ">=16.0.0 <16.0.7"))).toEqual([
    true,
    false,
    false,
  ]);
  expect(isWithin("22.1.0", "<20.20.0 || >=22.0.0 <22.22.0")).toBe(true);
  expect(readAdvisories().length).toBeGreaterThan(5);
  const known: Advisory = { package: "x", range: "<2.0.0", advisory: "A", severity: 2, fr: "f", en: "e" };
  expect(said(checkVersions(() => "1.9.9", [known]))).toEqual(["2 doctor_vulnerable"]);
  expect(said(checkVersions(() => "2.0.0", [known]))).toEqual(["0 doctor_versions_fine"]);
  expect(said(checkVersions(() => null, [known]))).toEqual(["0 doctor_versions_fine"]);
});

test("a database that is down, or was never there, is one sentence; the rest is looked at all the same", async () => {
  const settings = { ...env(), databaseUrl: "postgresql://x:y@127.0.0.1:1/z", dataDir: folder };
  const found = said(await checkEverything(settings, process.cwd()));
  expect(found).toContain("2 database_unreachable");
  expect(found.some((one) => one.includes("doctor_disk"))).toBe(true);
  const never = { ...settings, databaseUrl: undefined, dataDir: path.join(folder, "nowhere") };
  expect(said(await checkEverything(never, process.cwd()))).toContain("1 doctor_never_started");
});

describe("the mail server", () => {
  async function against(options: SMTPServerOptions, login: string, look: (url: string) => Promise<unknown>) {
    const server = new SMTPServer({ logger: false, ...options });
    server.on("error", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.server.address() as { port: number };
    await look(`smtp://${login}127.0.0.1:${port}`);
    await new Promise<void>((resolve) => server.close(resolve));
  }
  const plain = { disabledCommands: ["STARTTLS"], authOptional: true, allowInsecureAuth: true };

  test("not there, without encryption, with a certificate nobody signed, refusing the password", async () => {
    expect(said(await checkServer("smtp://127.0.0.1:1"))).toEqual(["2 doctor_smtp_away"]);
    await against(plain, "", async (url) => expect(said(await checkServer(url))).toEqual(["1 doctor_smtp_plain"]));
    await against({ authOptional: true }, "", async (url) =>
      expect(said(await checkServer(url))).toEqual(["2 doctor_smtp_certificate"]),
    );
    const onAuth: SMTPServerOptions["onAuth"] = ({ password }, _, done) =>
      password === "right" ? done(null, { user: "a" }) : done(new Error("no"));
    await against({ ...plain, onAuth }, "a:wrong@", async (url) =>
      expect(said(await checkServer(url))).toEqual(["2 doctor_smtp_login"]),
    );
    await against({ ...plain, onAuth }, "a:right@", async (url) =>
      expect(said(await checkServer(url))).toEqual(["2 doctor_smtp_plain"]),
    );
  });
});

test("the command says one sentence for settings that are refused, never a stack trace; its status tells how bad", () => {
  const run = (args: string[], variables: Record<string, string>) =>
    spawnSync(process.execPath, ["scripts/run.mjs", "scripts/doctor.ts", ...args], {
      env: { ...process.env, LANG: "fr", LC_ALL: "", ...variables } as NodeJS.ProcessEnv,
      encoding: "utf8",
    });
  const refused = run([], { PORT: "abc" });
  expect([refused.status, refused.stderr.trim().split("\n").length]).toEqual([2, 1]);
  const down = run([], { DATABASE_URL: "postgresql://x:y@127.0.0.1:1/z", CORTEGE_DATA: folder });
  expect(down.status).toBe(2);
  expect(down.stdout).toContain("ne répond pas");
  expect(down.stdout + down.stderr).not.toMatch(/\n\s+at /);
  expect(run(["mail"], { SMTP_URL: "" }).status).toBe(2);
  rereadEnv();
});
