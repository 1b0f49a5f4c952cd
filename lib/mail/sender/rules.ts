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
