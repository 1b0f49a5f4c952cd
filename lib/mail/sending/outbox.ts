import { setTimeout as sleep } from "node:timers/promises";
import type { Allowance } from "../quota/allowance";
import type { Copy } from "./copies";
import { listWaitingCopies, type WaitingCopy } from "./queries";

const PAGE = 500;
/** Copies to providers that are full for this minute are kept apart, up to so many; then they are waited for. */
const MOST_ASIDE = 2000;
const LOOK_AGAIN_MS = 1000;

type Aside = { copy: Copy; until: Date };

/** The copies of one message that wait, made ready one after the other as lanes ask for them. */
export class Outbox {
  /** Set when the quotas of settings are used up: nothing more until then. */
  emptyUntil: Date | null = null;
  private rows: WaitingCopy[] = [];
  private after: string | null = null;
  private foundInRound = false;
  private reading: Promise<void> | undefined;
  private readonly inHand = new Set<string>();
  private readonly aside: Aside[] = [];
  private isClosed = false;

  constructor(
    private readonly broadcastId: string,
    private readonly makeCopy: (waiting: WaitingCopy, now: Date) => Promise<Copy>,
    private readonly allowance: Allowance,
  ) {}

  /** The next copy that may leave; null when none waits, or none may leave before `emptyUntil`. */
  async next(): Promise<Copy | null> {
    while (!this.isClosed && !this.emptyUntil) {
      const copy = this.dueAside() ?? (await this.fresh());
      if (copy === "wait") await sleep(LOOK_AGAIN_MS);
      else if (!copy) return null;
      else if (await this.mayLeave(copy)) return copy;
    }
    return null;
  }

  /** A copy's fate is recorded: it may come back later. */
  settled(id: string): void {
    this.inHand.delete(id);
  }

  /** Gives nothing out any more. */
  close(): void {
    this.isClosed = true;
  }

  private async mayLeave(copy: Copy): Promise<boolean> {
    const { until, of } = await this.allowance.take(copy.domain, new Date());
    if (!until) return true;
    if (of === "all") this.emptyUntil = until;
    else this.aside.push({ copy, until });
    return false;
  }

  private dueAside(): Copy | undefined {
    const first = this.aside[0];
    return first && first.until <= new Date() ? this.aside.shift()?.copy : undefined;
  }

  private async fresh(): Promise<Copy | "wait" | null> {
    if (this.aside.length >= MOST_ASIDE) return "wait";
    const row = await this.row();
    if (row) return this.makeCopy(row, new Date());
    return this.aside.length ? "wait" : null;
  }

  /** The next row nobody of this process has in hand; from the start again at the end, until a whole round finds none. */
  private async row(): Promise<WaitingCopy | null> {
    for (;;) {
      const row = this.rows.shift();
      if (row) {
        if (this.inHand.has(row.deliveryId)) continue;
        this.inHand.add(row.deliveryId);
        this.foundInRound = true;
        return row;
      }
      if (this.after === END) {
        if (!this.foundInRound) return null;
        this.after = null;
        this.foundInRound = false;
      }
      this.reading ??= this.read().finally(() => {
        this.reading = undefined;
      });
      await this.reading;
    }
  }

  private async read(): Promise<void> {
    const rows = await listWaitingCopies(this.broadcastId, this.after, PAGE, new Date());
    this.after = rows.length === PAGE ? (rows.at(-1)?.deliveryId ?? END) : END;
    this.rows.push(...rows);
  }
}

const END = "end";
