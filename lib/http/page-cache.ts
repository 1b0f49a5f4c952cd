import { BoundedMap } from "./bounded-map";
import type { Cacheable } from "./cacheable";

export type CachedPage = { status: number; bytes: number };
type Kept<P> = { page: P; path: string; until: number };
type Flight<P> = { path: string; stale: boolean; page: Promise<P> };

const LONGEST_MS = 60_000;
const MISSING_MS = 10_000;
const MEGABYTE = 1024 * 1024;

/** What changed: path prefixes without language, or everything. "/" is the home page only. */
export type Change = readonly string[] | "all";

function concerns(change: Change, path: string): boolean {
  if (change === "all") return true;
  return change.some((prefix) => path === prefix || (prefix !== "/" && path.startsWith(`${prefix}/`)));
}

/**
 * Rendered public pages, for at most a minute. One render at a time per key; a page whose render a change fell into
 * is answered to those who had asked, but not kept. Nothing is kept or given while changes cannot be heard.
 * Three bounded parts, so that neither a flood of unknown paths nor one of filters drives out the pages people read.
 */
export class PageCache<P extends CachedPage> {
  #pages = new BoundedMap<Kept<P>>(2000, 64 * MEGABYTE);
  #filtered = new BoundedMap<Kept<P>>(600, 24 * MEGABYTE);
  #missing = new BoundedMap<Kept<P>>(1000, 64 * MEGABYTE);
  #flights = new Map<string, Flight<P>>();
  #listening = false;

  /** The page under a key that is still good at `now`; undefined when there is none. */
  get(key: string, now: number): P | undefined {
    if (!this.#listening) return undefined;
    const kept = this.#pages.get(key) ?? this.#filtered.get(key) ?? this.#missing.get(key);
    return kept && kept.until > now ? kept.page : undefined;
  }

  /** The page under a key: kept, being rendered, or rendered now. */
  async through(asked: Cacheable, now: number, render: () => Promise<{ page: P; keep: boolean }>): Promise<P> {
    const kept = this.get(asked.key, now);
    if (kept) return kept;
    const running = this.#flights.get(asked.key);
    if (running) return running.page;
    return this.#launch(asked, now, render);
  }

  #launch(asked: Cacheable, now: number, render: () => Promise<{ page: P; keep: boolean }>): Promise<P> {
    const flight = { path: asked.path, stale: !this.#listening } as Flight<P>;
    // Known before it begins: a change at its very start counts as well.
    flight.page = Promise.resolve()
      .then(render)
      .then(({ page, keep }) => {
        if (keep && !flight.stale) this.#keep(asked, page, now);
        return page;
      })
      .finally(() => {
        if (this.#flights.get(asked.key) === flight) this.#flights.delete(asked.key);
      });
    if (this.#listening) this.#flights.set(asked.key, flight);
    return flight.page;
  }

  #keep(asked: Cacheable, page: P, now: number): void {
    const { key, path, hasQuery } = asked;
    const missing = page.status !== 200;
    const part = missing ? this.#missing : hasQuery ? this.#filtered : this.#pages;
    part.set(key, { page, path, until: now + (missing ? MISSING_MS : LONGEST_MS) }, missing ? key.length : page.bytes);
  }

  /** Forgets what a change concerns; who asks from now on gets a new render, not one that began before. */
  drop(change: Change): void {
    for (const part of [this.#pages, this.#filtered]) part.deleteWhere((kept) => concerns(change, kept.path));
    // What was missing may be there now, under whatever path.
    this.#missing.clear();
    for (const [key, flight] of this.#flights) {
      if (!concerns(change, flight.path)) continue;
      flight.stale = true;
      this.#flights.delete(key);
    }
  }

  /** Changes are heard from now on, or no longer: either way nothing from before is trusted. */
  listening(heard: boolean): void {
    this.#listening = heard;
    this.drop("all");
  }

  /** How much is kept: for tests. */
  get size(): { pages: number; filtered: number; missing: number } {
    return { pages: this.#pages.size, filtered: this.#filtered.size, missing: this.#missing.size };
  }
}
