import { living } from "./processes";
import { refusalOf } from "./refusal";
import { say, words } from "./words.mjs";

/** How a start ends: what was begun last is ended first, so web drains before the worker, and both before the database. */
export class Ending {
  dataDir = process.cwd();
  #steps: (() => unknown)[] = [];
  #begun = false;

  /** Something that this start has begun and that must be ended. */
  after(step: () => unknown): void {
    this.#steps.unshift(step);
  }

  /** Ends everything in order, then the process. Told a second time, it no longer waits for what is in hand. */
  async begin(status = 0): Promise<void> {
    if (this.#begun) {
      for (const child of living) child.kill("SIGKILL");
      return;
    }
    this.#begun = true;
    process.exitCode = status;
    for (const step of this.#steps) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${error}\n`);
      }
    }
    for (const child of living) child.kill("SIGKILL");
    process.exit(status);
  }

  /** Says why it cannot go on, in a sentence where there is one, and ends everything with status 1. */
  fail(error: unknown): void {
    // What fails because we are ending is no news.
    if (this.#begun) return;
    const refusal = refusalOf(error, this.dataDir);
    if (refusal) process.stderr.write(`${words(refusal.key, refusal.values)}\n`);
    else {
      say("unexpected");
      console.error(error);
    }
    void this.begin(1);
  }
}
