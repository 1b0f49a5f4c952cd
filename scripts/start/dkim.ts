import { readFileSync } from "node:fs";
import type { Env } from "@/lib/env";
import { type DkimKey, readDkimKey } from "@/lib/mail/signing/dkim";
import { Refusal } from "./refusal";

/** The key of the settings that signs mails; null where none is set. Refuses a file that cannot be read or holds none. */
export function checkDkimKey({ dkim }: Pick<Env, "dkim">): DkimKey | null {
  if (!dkim) return null;
  const { keyFile, domain, selector } = dkim;
  try {
    return { domain, selector, key: readDkimKey(readFileSync(keyFile, "utf8")) };
  } catch (error) {
    const { code = "" } = error as { code?: string };
    throw new Refusal(/^E[A-Z]+$/.test(code) ? "dkim_key_unreadable" : "dkim_key_malformed", { file: keyFile });
  }
}
