import { Resolver } from "node:dns/promises";
import { env } from "../../env";
import { after, minutes } from "../../time";
import { ownKey } from "../signing/own-key";
import { checkSender, seenServer } from "./dns";
import { isNowhere, type SenderFinding } from "./rules";

/** A page waits no longer for DNS. */
const LONGEST_WAIT = 3000;
const KEPT = minutes(5);
const SILENCE_KEPT = minutes(1);

/** What was found; null when nobody could be asked in time. */
type Found = SenderFinding[] | null;

/** Asks once for all who want to know within some minutes; after silence, sooner again. Never fails, never waits long. */
export function remembered(ask: () => Promise<SenderFinding[]>, wait = LONGEST_WAIT): (now: Date) => Promise<Found> {
  let known: { until: Date; found: Promise<Found> } | undefined;
  return (now) => {
    if (known && known.until > now) return known.found;
    const asked = { until: after(now, KEPT), found: inTime(ask, wait) };
    known = asked;
    return asked.found.then((found) => {
      if (!found) asked.until = after(now, SILENCE_KEPT);
      return found;
    });
  };
}

async function inTime(ask: () => Promise<SenderFinding[]>, wait: number): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, wait, null);
  });
  const asked = new Promise<SenderFinding[]>((resolve) => resolve(ask())).catch(() => null);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

const domainOf = () => env().mailFrom?.address.split("@").at(-1) ?? new URL(env().publicUrl).hostname;

const look = remembered(() => {
  const host = seenServer(env().smtpUrl ?? "", env().publicUrl);
  return checkSender(new Resolver({ timeout: 1000, tries: 2 }), { domain: domainOf(), host, dkim: ownKey() });
});

/** What DNS says of who we write as: whether there is a server and a domain to ask about at all, then what was found. */
export type SenderState =
  | { state: "no_server" | "nowhere" | "away"; domain: string }
  | { state: "told"; domain: string; findings: SenderFinding[] };

/** What to tell before a message leaves; it informs, and stands in nobody's way. */
export async function lookAtSender(now: Date): Promise<SenderState> {
  const domain = domainOf();
  if (!env().smtpUrl) return { state: "no_server", domain };
  if (isNowhere(domain)) return { state: "nowhere", domain };
  const findings = await look(now);
  return findings ? { state: "told", domain, findings } : { state: "away", domain };
}
