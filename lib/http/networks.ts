import { createHmac, randomBytes } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";

const POSTS_A_MINUTE = 300;
const MINUTE_MS = 60_000;

/** The network of an address: /24 of IPv4, /48 of IPv6. */
function prefixOf(address: string): string {
  if (isIPv4(address)) return address.split(".").slice(0, 3).join(".");
  if (!isIPv6(address)) return "unknown";
  const [head = ""] = address.split("::");
  return head
    .split(":")
    .slice(0, 3)
    .map((part) => Number.parseInt(part || "0", 16))
    .join(":");
}

export type Network = { id: string; overBudget: boolean };

/**
 * Counts posts per network and minute, in memory only. An address is never kept: its network is a hash under a key that
 * this process draws at its start, forgotten with the minute.
 */
export class Networks {
  readonly #key = randomBytes(32);
  #counts = new Map<string, number>();
  #minute = 0;

  constructor(private readonly budget = POSTS_A_MINUTE) {}

  /** Counts a post from an address at `now`. Above the budget it is taken all the same; its mail waits. */
  count(address: string, now: number): Network {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counts = new Map();
    }
    const id = createHmac("sha256", this.#key).update(prefixOf(address)).digest("base64url").slice(0, 16);
    const count = (this.#counts.get(id) ?? 0) + 1;
    this.#counts.set(id, count);
    return { id, overBudget: count > this.budget };
  }
}
