import { SettingsError } from "@/lib/env";
import { PostgresProblem, type PostgresReason } from "../postgres/problem";
import type { CliKey, Values } from "./words.mjs";

/** Why we cannot go on, as a sentence of messages/*.json: said without a stack trace, exit status 1. */
export class Refusal extends Error {
  constructor(
    readonly key: CliKey,
    readonly values: Values = {},
  ) {
    super(key);
  }
}

const POSTGRES: Record<PostgresReason, (detail: string, folder: string) => Refusal> = {
  no_account: (accounts) => new Refusal("database_no_account", { accounts }),
  no_binaries: (reason) => new Refusal("database_no_programs", { reason }),
  not_ours: (pid, folder) => new Refusal("database_not_ours", { pid, folder }),
  disk_full: (_, folder) => new Refusal("disk_full", { folder }),
  failed: (reason, folder) => new Refusal("database_failed", { reason, folder }),
};

/** Settings that a sentence of their own helps to mend. */
const SETTINGS: Record<string, CliKey> = {
  CORTEGE_KEY: "key_setting_invalid",
  DATABASE_URL: "database_setting_invalid",
  SMTP_URL: "smtp_setting_invalid",
  MAIL_FROM: "mail_from_invalid",
};

/** PostgreSQL's code for a full disk, and the system's codes for a full disk and a used-up quota. */
const FULL = ["53100", "ENOSPC", "EDQUOT"];
const FORBIDDEN = ["EACCES", "EPERM", "EROFS"];

/** The sentence for an error that a self-hoster can do something about; null for a bug. */
export function refusalOf(error: unknown, dataDir: string): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof PostgresProblem) return POSTGRES[error.reason](error.detail, dataDir);
  if (error instanceof SettingsError) {
    const { setting, given } = error;
    return new Refusal(SETTINGS[setting] ?? "setting_invalid", { setting, given });
  }
  const {
    code = "",
    path = dataDir,
    message = "",
  } = (error ?? {}) as { code?: string; path?: string; message?: string };
  if (FULL.includes(code) || /no space left on device/i.test(message))
    return new Refusal("disk_full", { folder: dataDir });
  if (FORBIDDEN.includes(code)) return new Refusal("cannot_write", { path });
  return null;
}
