import type { Env } from "@/lib/env";
import { probeServer } from "@/lib/mail/lanes/probe";
import { checkDns, type Dns, seenServer } from "@/lib/mail/sender/dns";
import { isNowhere } from "@/lib/mail/sender/rules";
import { checkDkimKey } from "../start/dkim";
import { Refusal } from "../start/refusal";
import { clockFinding } from "./database";
import { type Finding, fine, warn, wrong } from "./finding";

/** Whether the mail server can be reached, encrypts with a valid certificate and lets us in; what its greeting says of the time. */
export async function checkServer(smtpUrl: string, now = Date.now()): Promise<Finding[]> {
  const { host, username } = new URL(smtpUrl);
  const probe = await probeServer(smtpUrl);
  if (!probe.ok) {
    const KEYS = {
      reach: "doctor_smtp_away",
      certificate: "doctor_smtp_certificate",
      login: "doctor_smtp_login",
    } as const;
    return [wrong(KEYS[probe.step], { server: host, reason: probe.failure })];
  }
  const findings: Finding[] = [];
  if (probe.encrypted) findings.push(fine("doctor_smtp_fine", { server: host }));
  else findings.push((username ? wrong : warn)("doctor_smtp_plain", { server: host }));
  const told = Date.parse(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), .+$/m.exec(probe.greeting)?.[0] ?? "");
  if (!Number.isNaN(told)) findings.push(clockFinding(Math.abs(told - now) / 1000, host));
  return findings;
}

/** Everything a mail needs to arrive: the server, then what DNS says of it and of the sender. */
export async function checkMail(settings: Env, dns: Dns): Promise<Finding[]> {
  const { smtpUrl, mailFrom, publicUrl } = settings;
  if (!smtpUrl) return [wrong("doctor_no_smtp")];
  const domain = mailFrom?.address.split("@").at(-1) ?? new URL(publicUrl).hostname;
  const findings = await checkServer(smtpUrl);
  if (isNowhere(domain)) return [...findings, wrong("doctor_sender_nowhere", { domain })];
  try {
    const dkim = checkDkimKey(settings);
    const told = await checkDns(dns, { domain, host: seenServer(smtpUrl, publicUrl), dkim });
    const said = told.map(({ about, ...one }): Finding => ({ ...one, key: `doctor_${about}` }));
    return [...findings, ...said];
  } catch (error) {
    if (error instanceof Refusal) return [...findings, wrong(error.key, error.values)];
    throw error;
  }
}
