import { setTimeout as sleep } from "node:timers/promises";
import { env } from "../../env";
import { after } from "../../time";
import type { Handed } from "../lanes/lane";
import { TOO_LATE } from "../lanes/lanes";
import type { Allowance } from "../quota/allowance";
import { handOver } from "../transport";
import type { Composed } from "./composer";
import { type Copy, copiesOf } from "./copies";
import { grouped } from "./grouping";
import { type Claim, dropUnwanted, keepBroadcast, type Rest, type Settled, settleAndClaim } from "./mutations";
import { Outbox } from "./outbox";
import { HAND_WITHIN_MS, LATELY, type Lately, serverWait, triedAgainAt, troubleIn } from "./rules";

/** What a lane asks for between two copies: note what became of one, claim the next. */
type Turn = { settled: Settled | undefined; next: string | undefined };

const RECORD_AGAIN_MS = 1000;

/** One message being sent by this process, from the moment it holds it until it lets go. */
export class Run {
  private rest: Rest | undefined;
  private lately: Lately[number][] = [];
  private readonly outbox: Outbox;

  constructor(
    private readonly message: { broadcastId: string; holder: string; wanted: Composed["wanted"] },
    composed: Composed,
    allowance: Allowance,
    /** How often in a row the mail server was away for this message. */
    private awayTimes: number,
  ) {
    this.outbox = new Outbox(message.broadcastId, copiesOf(composed), allowance);
  }

  /** Sends until nothing waits, something holds it up or it is told to end. A lane ends only when its last copy is recorded. */
  async send(): Promise<{ rest: Rest; awayTimes: number }> {
    const lanes = Array.from({ length: env().smtpConnections }, () => this.lane());
    await Promise.all(lanes);
    const full = this.outbox.emptyUntil;
    const rest = this.rest ?? (full ? ({ for: "quota", until: full } as const) : ({ for: "done" } as const));
    return { rest, awayTimes: this.awayTimes };
  }

  /** Ends it: what is in hand is finished, nothing more is claimed. */
  end(rest: Rest = { for: "ending" }): void {
    this.rest ??= rest;
    this.outbox.close();
  }

  private async lane(): Promise<void> {
    let settled: Settled | undefined;
    let copy = await this.outbox.next();
    for (;;) {
      const next = this.rest ? null : copy;
      const asked = Date.now();
      const claim = next || settled ? await this.turn({ settled, next: next?.id }) : null;
      if (settled) this.outbox.settled(settled.id);
      settled = undefined;
      if (!next) return;
      if (!claim) {
        copy = await this.outbox.next();
        continue;
      }
      const [handed, following] = await Promise.all([this.hand(next, asked), this.outbox.next()]);
      settled = this.settle(next, claim, handed);
      copy = following;
    }
  }

  private readonly turn = grouped(async (turns: Turn[]): Promise<(Claim | null)[]> => {
    const settled = turns.flatMap((turn) => turn.settled ?? []);
    const next = turns.flatMap((turn) => turn.next ?? []);
    const claims = await this.recorded(settled, next);
    const byId = new Map(claims.map((claim) => [claim.id, claim]));
    const unclaimed = next.filter((id) => !byId.has(id));
    if (unclaimed.length) await this.lookInto(unclaimed);
    return turns.map((turn) => (turn.next ? (byId.get(turn.next) ?? null) : null));
  });

  /**
   * What left is recorded, however long the database is away. Whether claims of the statement that failed were made is
   * not known then: nothing of them is sent, and who holds the message next names them.
   */
  private async recorded(settled: Settled[], next: string[]): Promise<Claim[]> {
    try {
      return await settleAndClaim(this.message, settled, next, new Date());
    } catch {
      this.end();
    }
    for (;;) {
      try {
        if (settled.length) await settleAndClaim(this.message, settled, [], new Date());
        return [];
      } catch {
        await sleep(RECORD_AGAIN_MS);
      }
    }
  }

  /** Copies that could not be claimed: not wanted any more, or the message itself is paused, stopped or elsewhere. */
  private async lookInto(ids: string[]): Promise<void> {
    if (this.rest) return;
    const { broadcastId, holder, wanted } = this.message;
    try {
      const dropped = await dropUnwanted(ids, wanted, new Date());
      if (dropped < ids.length && !(await keepBroadcast(broadcastId, holder))) this.end();
    } catch {
      this.end();
    }
  }

  private hand({ id, to, bytes }: Copy, asked: number): Promise<Handed> {
    if (!bytes) return Promise.resolve({ outcome: "refused", failure: "address refused here" });
    const until = asked + HAND_WITHIN_MS;
    return handOver({ id, to, bytes, priority: "bulk", until }, new Date());
  }

  private settle(copy: Copy, claim: Claim, handed: Handed): Settled {
    const { outcome } = handed;
    if (outcome === "unreached") {
      this.giveUp(handed.failure);
      return { ...claim, outcome: "unsent", failure: handed.failure };
    }
    this.judge(outcome);
    if (outcome !== "later") return { ...claim, ...handed, outcome };
    const againAt = triedAgainAt(copy.tries + 1, copy.createdAt, new Date(), env().mailRetryMs);
    return { ...claim, ...handed, outcome, againAt };
  }

  /** The server is away: the rest waits for it. A process that was held up itself only begins anew. */
  private giveUp(failure: string): void {
    if (failure === TOO_LATE) this.end();
    if (this.rest) return;
    this.awayTimes += 1;
    this.end({ for: "server", until: after(new Date(), serverWait(this.awayTimes)) });
  }

  private judge(outcome: Lately[number]): void {
    if (outcome === "accepted") this.awayTimes = 0;
    this.lately = [...this.lately.slice(1 - LATELY), outcome];
    const trouble = troubleIn(this.lately);
    if (trouble === "refusals") this.end({ for: "refusals" });
    if (trouble === "server") this.end({ for: "server", until: after(new Date(), env().mailRetryMs) });
  }
}
