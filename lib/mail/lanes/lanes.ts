import { type Envelope, type Handed, Lane } from "./lane";
import { readTrouble } from "./smtp";

const IDLE_MS = 10_000;
/** Some servers hang up after a hundred mails and count the hundred-and-first as rudeness. */
const MAILS_PER_LANE = 100;

/** Why a mail was not handed over whose time had run out. */
export const TOO_LATE = "TOO LATE";

export type Priority = "soon" | "bulk";

/** Room for one connection; it may be open from the mail before. */
type Place = { lane: Lane | undefined; mails: number; idle?: NodeJS.Timeout };
type Taker = (place: Place) => void;

/** The connections of this process to its mail server: `size` at most, mails that people wait for go before all others. */
export class Lanes {
  private readonly free: Place[];
  private readonly waiting: Record<Priority, Taker[]> = { soon: [], bulk: [] };
  private closing = false;

  constructor(
    readonly url: string,
    readonly size: number,
    private readonly mailsPerLane = MAILS_PER_LANE,
  ) {
    this.free = Array.from({ length: size }, () => ({ lane: undefined, mails: 0 }));
  }

  /** Hands one mail over as soon as a lane is free; not at all once it is later than `until` (milliseconds). */
  async hand(
    envelope: Envelope,
    mail: Buffer,
    priority: Priority = "soon",
    until = Number.POSITIVE_INFINITY,
  ): Promise<Handed> {
    const place = await this.place(priority);
    try {
      const failure = await this.reach(place);
      if (Date.now() > until) return { outcome: "unreached", failure: TOO_LATE };
      if (failure) return { outcome: "unreached", failure };
      place.mails += 1;
      return await (place.lane as Lane).hand(envelope, mail);
    } finally {
      this.release(place);
    }
  }

  /** Opens the place's lane where it is not open; answers why it could not. */
  private async reach(place: Place): Promise<string | null> {
    if (place.lane?.isOpen) return null;
    try {
      place.lane = await Lane.open(this.url);
      return null;
    } catch (error) {
      const trouble = readTrouble(error);
      if (!trouble) throw error;
      return trouble.failure;
    }
  }

  /** Closes what is idle now, and the rest when its mail is through. */
  close(): void {
    this.closing = true;
    for (const place of this.free) this.hangUp(place);
  }

  private place(priority: Priority): Promise<Place> {
    const place = this.free.find(({ lane }) => lane?.isOpen) ?? this.free[0];
    if (!place) return new Promise((take) => this.waiting[priority].push(take));
    this.free.splice(this.free.indexOf(place), 1);
    clearTimeout(place.idle);
    return Promise.resolve(place);
  }

  private release(place: Place): void {
    if (this.closing || place.mails >= this.mailsPerLane) this.hangUp(place);
    const next = this.waiting.soon.shift() ?? this.waiting.bulk.shift();
    if (next) {
      next(place);
      return;
    }
    this.free.push(place);
    place.idle = setTimeout(() => this.hangUp(place), IDLE_MS).unref();
  }

  private hangUp(place: Place): void {
    clearTimeout(place.idle);
    place.lane?.close();
    place.lane = undefined;
    place.mails = 0;
  }
}
