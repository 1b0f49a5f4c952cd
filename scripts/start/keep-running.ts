import type { ChildProcess } from "node:child_process";
import type { FolderClaim } from "./claim";
import { endProcess, startNode } from "./processes";
import { say } from "./words.mjs";

/** A process that crashes is started again, so often within so long; after that something is wrong that time won't heal. */
const RESTARTS = 5;
const WINDOW_MS = 60_000;
const DRAIN_MS = 30_000;

/** A program that is kept running: from `ready()` on a crash starts it again, before that it is a failed start. */
export class Kept {
  readonly failed: Promise<void>;
  /** Its first message over the channel: the worker sends one when it is at work. */
  readonly firstWord: Promise<true>;
  #child: ChildProcess | undefined;
  #state: "starting" | "running" | "restarting" | "failed" | "ended" = "starting";
  #crashes: number[] = [];
  #fail = () => {};
  #hear = (_: true) => {};

  constructor(
    readonly name: "web" | "worker",
    /** The program and its arguments. */
    readonly program: readonly string[],
    readonly env: Record<string, string>,
    readonly claim: FolderClaim,
    readonly giveUp: () => void,
  ) {
    this.failed = new Promise((resolve) => {
      this.#fail = resolve;
    });
    this.firstWord = new Promise((resolve) => {
      this.#hear = resolve;
    });
    this.#launch();
  }

  get hasFailed(): boolean {
    return this.#state === "failed";
  }

  ready(): void {
    if (this.#state === "starting") this.#state = "running";
  }

  /** Ends it and starts it anew; several wishes at once are one. */
  async restart(): Promise<void> {
    if (this.#state !== "running" || !this.#child) return;
    this.#state = "restarting";
    await endProcess(this.#child, DRAIN_MS);
    if (this.#state !== "restarting") return;
    this.#state = "running";
    this.#launch();
  }

  /** Tells it where its database is, now that it is there; what starts it again will know. */
  tellDatabase(url: string): void {
    this.env.DATABASE_URL = url;
    this.#child?.send(url);
  }

  /** Lets it finish what it has in hand, for half a minute at most. */
  async end(): Promise<void> {
    this.#state = "ended";
    if (this.#child) await endProcess(this.#child, DRAIN_MS);
  }

  #launch(): void {
    const child = startNode(["--import", "tsx", ...this.program], this.env, "inherit");
    if (child.pid) this.claim.add(child.pid);
    child.once("message", () => this.#hear(true));
    child.once("exit", () => this.#exited());
    child.once("error", () => this.#exited());
    this.#child = child;
  }

  #exited(): void {
    if (this.#state === "starting") {
      this.#state = "failed";
      this.#fail();
      return;
    }
    if (this.#state !== "running") return;
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < WINDOW_MS), now];
    if (this.#crashes.length > RESTARTS) {
      this.giveUp();
      return;
    }
    say("child_restarted", { name: this.name });
    setTimeout(() => this.#state === "running" && this.#launch(), 200 * 2 ** (this.#crashes.length - 1));
  }
}
