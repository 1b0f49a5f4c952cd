type Begin = () => void;

/**
 * Lets `size` pieces of work run at a time; the others begin in the order in which they came. Who has waited for
 * `patienceMs` begins all the same: a database that stands still keeps nobody longer in line than in the work itself.
 */
export class Turns {
  #free: number;
  readonly #waiting: Begin[] = [];

  constructor(
    size: number,
    private readonly patienceMs: number,
  ) {
    this.#free = size;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    const hasTurn = await this.#turn();
    try {
      return await work();
    } finally {
      if (hasTurn) this.#pass();
    }
  }

  /** Whether the turn came; false when patience ran out first. */
  async #turn(): Promise<boolean> {
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    return new Promise((resolve) => {
      const begin = () => {
        clearTimeout(patience);
        resolve(true);
      };
      const patience = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1);
        resolve(false);
      }, this.patienceMs);
      this.#waiting.push(begin);
    });
  }

  #pass(): void {
    const begin = this.#waiting.shift();
    if (begin) begin();
    else this.#free += 1;
  }
}
