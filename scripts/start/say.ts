import path from "node:path";
import type pg from "pg";
import type { Env } from "@/lib/env";
import { pathIn } from "@/lib/i18n/paths";
import { cliLocale, say } from "./words.mjs";

/** Says where a new embedded database is; as root also who runs it, for that is not the one who has started it. */
export function sayDatabaseMade(folder: string, { account, programs }: { account?: string; programs: string }): void {
  if (account) say("database_made_as", { folder, account, programs });
  else say("database_made", { folder });
}

/** Says where mail goes: to a server (named without its password), or into a folder that the demo also shows. */
export async function sayWhereMailGoes(database: pg.Pool, settings: Env): Promise<void> {
  if (settings.smtpUrl) return say("mail_to_server", { server: new URL(settings.smtpUrl).host });
  const folder = path.join(settings.dataDir, "mail");
  const { rows } = await database.query<{ demo: boolean }>(`SELECT "demo" FROM "Instance"`);
  if (!rows[0]?.demo) return say("mail_to_folder", { folder });
  say("mail_to_mailbox", { folder, url: `http://localhost:${settings.port}${pathIn(cliLocale(), "/dev/mailbox")}` });
}

/** Onion addresses are encrypted by their network, and what stays on this machine needs no encryption. */
const NEEDS_NO_HTTPS = /^(localhost|127\.[\d.]+|\[::1\]|.+\.(localhost|onion))$/;

export function isPlainHttp(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "http:" && !NEEDS_NO_HTTPS.test(hostname);
}

/** Warns when what people type would travel in clear. */
export function warnOfPlainHttp(publicUrl: string): void {
  if (isPlainHttp(publicUrl)) say("plain_http", { url: publicUrl });
}
