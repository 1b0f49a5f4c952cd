import { createPublicKey } from "node:crypto";
import type { Resolver } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import type { DkimKey } from "../signing/dkim";
import { type DnsFinding, fine, type SenderFinding, warn, wrong } from "./rules";

/** Addresses nobody outside can reach: loopback (RFC 1122), private networks (RFC 1918, RFC 4193). */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  INSIDE.addSubnet(net, bits);
INSIDE.addAddress("::1", "ipv6");
INSIDE.addSubnet("fc00::", 7, "ipv6");

/** Whether a server's name or address means something inside this machine or its network only. */
export function isInside(host: string): boolean {
  const version = isIP(host);
  return version === 0 ? !host.includes(".") : INSIDE.check(host, version === 6 ? "ipv6" : "ipv4");
}

/** The mail server as the world sees it: one of our own, inside, writes to the world from the public address's machine. */
export function seenServer(smtpUrl: string, publicUrl: string): string {
  const host = new URL(smtpUrl).hostname.replace(/^\[(.+)\]$/, "$1");
  return isInside(host) ? new URL(publicUrl).hostname : host;
}

/** What we ask of DNS: node's own resolver, or a stand-in. */
export type Dns = Pick<Resolver, "resolveTxt" | "resolve4" | "resolve6" | "reverse">;

const NOTHING = new Set(["ENOTFOUND", "ENODATA"]);

/** What a name answers; empty when it has nothing. Throws when nobody answers. */
async function ask<T>(question: Promise<T[]>): Promise<T[]> {
  try {
    return await question;
  } catch (error) {
    if (NOTHING.has((error as { code?: string }).code ?? "")) return [];
    throw error;
  }
}

const texts = async (dns: Dns, name: string): Promise<string[]> =>
  (await ask(dns.resolveTxt(name))).map((parts) => parts.join(""));

/** The record of a key's public half: what belongs at <selector>._domainkey.<domain>. */
export function dkimRecord({ key }: Pick<DkimKey, "key">): string {
  const der = createPublicKey(key).export({ type: "spki", format: "der" });
  const ed25519 = key.asymmetricKeyType === "ed25519";
  // RFC 8463: the 32 bytes of the key itself, which stand at the end.
  return `v=DKIM1; k=${ed25519 ? "ed25519" : "rsa"}; p=${(ed25519 ? der.subarray(-32) : der).toString("base64")}`;
}

/** How an SPF record names a server (RFC 7208, 5). */
const mechanism = (host: string) => (isInside(host) ? "" : isIP(host) ? ` ip${isIP(host)}:${host}` : ` a:${host}`);

const publicPart = (record: string) => /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replaceAll(/\s/g, "") ?? null;

async function checkSpf(dns: Dns, domain: string, host: string): Promise<SenderFinding> {
  const found = (await texts(dns, domain)).filter((text) => /^v=spf1(\s|$)/i.test(text));
  const record = `${domain}. IN TXT "v=spf1 mx${mechanism(host)} ~all"`;
  if (found.length === 0) return wrong("spf_missing", { domain, record });
  if (found.length > 1) return wrong("spf_twice", { domain });
  if (/\s\+?all\s*$/i.test(found[0] ?? "")) return wrong("spf_open", { domain });
  return fine("spf_fine", { domain, record: found[0] ?? "" });
}

async function checkDkim(dns: Dns, dkim: DkimKey | null): Promise<SenderFinding> {
  if (!dkim) return warn("dkim_unset");
  const name = `${dkim.selector}._domainkey.${dkim.domain}`;
  const wanted = dkimRecord(dkim);
  const strings =
    wanted
      .match(/.{1,250}/g)
      ?.map((part) => `"${part}"`)
      .join(" ") ?? "";
  const record = `${name}. IN TXT ${strings}`;
  const found = (await texts(dns, name)).map(publicPart).filter((part) => part !== null);
  if (found.length === 0) return wrong("dkim_missing", { name, record });
  if (!found.includes(publicPart(wanted) ?? "")) return wrong("dkim_other", { name, record });
  return fine("dkim_fine", { name });
}

async function checkDmarc(dns: Dns, domain: string): Promise<SenderFinding> {
  const name = `_dmarc.${domain}`;
  const found = (await texts(dns, name)).filter((text) => /^v=DMARC1\s*(;|$)/i.test(text));
  const record = `${name}. IN TXT "v=DMARC1; p=none"`;
  if (found.length === 0) return wrong("dmarc_missing", { domain, record });
  if (found.length > 1 || !/;\s*p=(none|quarantine|reject)\b/i.test(found[0] ?? ""))
    return wrong("dmarc_broken", { name });
  return fine("dmarc_fine", { domain, record: found[0] ?? "" });
}

/** Each address of the server should have a name that leads back to it. A relay's are its own matter. */
async function checkPtr(dns: Dns, host: string): Promise<DnsFinding> {
  const addresses = isIP(host) ? [host] : [...(await ask(dns.resolve4(host))), ...(await ask(dns.resolve6(host)))];
  if (addresses.length === 0) return wrong("server_nowhere", { host });
  for (const address of addresses) {
    const names = await ask(dns.reverse(address));
    const back = await Promise.all(
      names.map(async (name) => [...(await ask(dns.resolve4(name))), ...(await ask(dns.resolve6(name)))]),
    );
    if (!back.flat().includes(address)) return warn("ptr_missing", { address, host });
  }
  return fine("ptr_fine", { host });
}

type Sender = { domain: string; host: string; dkim: DkimKey | null };

/** What DNS says of who writes in a domain's name: SPF, DKIM, DMARC. */
export const checkSender = (dns: Dns, { domain, host, dkim }: Sender): Promise<SenderFinding[]> =>
  Promise.all([checkSpf(dns, domain, host), checkDkim(dns, dkim), checkDmarc(dns, domain)]);

/** What DNS says of a sender's domain and of its mail server, and what belongs there, ready to copy. */
export async function checkDns(dns: Dns, sender: Sender): Promise<DnsFinding[]> {
  const checks: Promise<DnsFinding[]>[] = [checkSender(dns, sender)];
  if (!isInside(sender.host)) checks.push(checkPtr(dns, sender.host).then((one) => [one]));
  const results = await Promise.allSettled(checks);
  const silent = results.find((one) => one.status === "rejected");
  if (silent) return [warn("dns_silent", { reason: (silent.reason as { code?: string }).code ?? "?" })];
  return results.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}
