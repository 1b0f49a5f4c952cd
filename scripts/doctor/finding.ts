import type { Severity } from "@/lib/mail/sender/rules";
import type { CliKey, Values } from "../start/words.mjs";

/** What was looked at and what was found, as a sentence of messages/*.json that also says how to mend it. */
export type Finding = { severity: Severity; key: CliKey; values?: Values };

export const fine = (key: CliKey, values?: Values): Finding => ({ severity: 0, key, values });
export const warn = (key: CliKey, values?: Values): Finding => ({ severity: 1, key, values });
export const wrong = (key: CliKey, values?: Values): Finding => ({ severity: 2, key, values });

/** The worst of all: the doctor's exit status. */
export const worst = (findings: readonly Finding[]): Severity =>
  findings.reduce<Severity>((most, { severity }) => (severity > most ? severity : most), 0);
