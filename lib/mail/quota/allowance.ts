import { env } from "../../env";
import { takePace, takeQuota } from "./mutations";
import { shareOf } from "./rules";

/** Whether a mail may leave now: if not, until when, and whether that goes for its provider only. */
export type Leave = { until: Date | null; of: "all" | "provider" };

const FREE: Leave = { until: null, of: "all" };

/** What this process may send of the quotas of settings; asked before each copy of a message to many. */
export class Allowance {
  private granted = 0;
  private readonly fullUntil = new Map<string, Date>();
  private last: Promise<unknown> = Promise.resolve();

  /** Asks for one mail to an address of `domain`; one after the other, so that the counting holds. */
  take(domain: string, now: Date): Promise<Leave> {
    const { perHour, perDay, perMinute } = env().mailLimits;
    if (!perHour && !perDay && !perMinute.has(domain)) return Promise.resolve(FREE);
    const mine = this.last.then(() => this.ask(domain, now));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async ask(domain: string, now: Date): Promise<Leave> {
    const { perMinute, ...limits } = env().mailLimits;
    const pace = perMinute.get(domain);
    const full = this.fullUntil.get(domain);
    if (full && full > now) return { until: full, of: "provider" };
    if (!this.granted && (limits.perHour || limits.perDay)) {
      const { granted, until } = await takeQuota(shareOf(limits), now);
      if (!granted) return { until, of: "all" };
      this.granted = granted;
    }
    if (pace) {
      const { until } = await takePace(domain, pace, now);
      if (until) {
        this.fullUntil.set(domain, until);
        return { until, of: "provider" };
      }
    }
    if (this.granted) this.granted -= 1;
    return FREE;
  }
}
