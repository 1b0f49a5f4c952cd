import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "../../ids";
import { log } from "../../log";
import { Allowance } from "../quota/allowance";
import type { Compose } from "./composer";
import { holdBroadcast, keepBroadcast, releaseAbandoned, restBroadcast } from "./mutations";
import { findDueBroadcasts } from "./queries";
import { HELD_FOR_SECONDS } from "./rules";
import { Run } from "./run";

const LOOK_EVERY_MS = 1000;
const HOLD_AGAIN_MS = (HELD_FOR_SECONDS * 1000) / 3;

export type RunningEngine = {
  /** Finishes the copies in hand, records them and lets go of every message. */
  stop(): Promise<void>;
};

/**
 * The engine of every message to many: looks for those whose time has come, holds each so that one process sends it,
 * and hands its copies to the mail server. Whatever holds a message up is written to it; the next look goes on from there.
 */
export function startEngine(compose: Compose): RunningEngine {
  const engine = new Engine(compose);
  const ended = engine.work();
  return {
    stop: () => {
      engine.end();
      return ended;
    },
  };
}

class Engine {
  private readonly holder = newId();
  private readonly allowance = new Allowance();
  private readonly runs = new Map<string, { run: Run | undefined; ended: Promise<void> }>();
  private readonly awayTimes = new Map<string, number>();
  private readonly ending = new AbortController();

  constructor(private readonly compose: Compose) {}

  end(): void {
    this.ending.abort();
    for (const { run } of this.runs.values()) run?.end();
  }

  async work(): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await releaseAbandoned(new Date());
        for (const id of await findDueBroadcasts(new Date())) this.begin(id);
      } catch (error) {
        complain(error);
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
    await Promise.all([...this.runs.values()].map(({ ended }) => ended));
  }

  private begin(id: string): void {
    if (this.runs.has(id) || this.ending.signal.aborted) return;
    const ended = this.send(id)
      .catch(complain)
      .finally(() => this.runs.delete(id));
    this.runs.set(id, { run: undefined, ended });
  }

  private async send(broadcastId: string): Promise<void> {
    const { holder } = this;
    if (!(await holdBroadcast(broadcastId, holder, new Date()))) return;
    const composed = await this.compose(broadcastId);
    if (!composed) return;
    const message = { broadcastId, holder, wanted: composed.wanted };
    const run = new Run(message, composed, this.allowance, this.awayTimes.get(broadcastId) ?? 0);
    const known = this.runs.get(broadcastId);
    if (known) known.run = run;
    if (this.ending.signal.aborted) run.end();
    const holding = setInterval(() => this.keepHolding(broadcastId, run), HOLD_AGAIN_MS);
    try {
      const { rest, awayTimes } = await run.send();
      this.awayTimes.set(broadcastId, awayTimes);
      if (await restBroadcast(broadcastId, holder, rest, new Date())) this.awayTimes.delete(broadcastId);
    } finally {
      clearInterval(holding);
    }
  }

  private keepHolding(broadcastId: string, run: Run): void {
    keepBroadcast(broadcastId, this.holder)
      .then((held) => {
        if (!held) run.end();
      })
      .catch(complain);
  }
}

/** The database was away, or there is a fault of ours: said without words that could hold an address, and tried again. */
function complain(error: unknown): void {
  const { name = "Error", code = "", stack = "" } = error as { name?: string; code?: string; stack?: string };
  const where = stack.split("\n").filter((line) => /^\s+at /.test(line));
  log.error(
    { error: [`${name} ${code}`, ...where].join("\n") },
    "a message to many could not go on, it is tried again",
  );
}
