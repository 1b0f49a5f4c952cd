import { BlockList, isIP } from "node:net";

/** 0: as it should be. 1: works, and somebody should look at it. 2: does not work, or will not for long. */
export type Severity = 0 | 1 | 2;

/** What can be said of who writes in a domain's name. */
export type SenderAbout =
  | `spf_${"fine" | "missing" | "twice" | "open"}`
  | `dkim_${"fine" | "unset" | "missing" | "other"}`
  | `dmarc_${"fine" | "missing" | "broken"}`;
/** And of the server that hands the mails over. */
type DnsAbout = SenderAbout | `ptr_${"fine" | "missing"}` | "server_nowhere" | "dns_silent";

/** What DNS says, and what belongs there (`record`). */
export type DnsFinding<A extends DnsAbout = DnsAbout> = {
  severity: Severity;
  about: A;
  values: Record<string, string>;
};
export type SenderFinding = DnsFinding<SenderAbout>;

const found =
  (severity: Severity) =>
  <A extends DnsAbout>(about: A, values: Record<string, string> = {}): DnsFinding<A> => ({ severity, about, values });

export const fine = found(0);
export const warn = found(1);
export const wrong = found(2);

/** Whether nobody can write from an address in this domain. */
export const isNowhere = (domain: string): boolean => /^(localhost|[\d.]+|\[.*\])$/.test(domain);

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
