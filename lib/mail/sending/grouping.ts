/**
 * Runs what several callers ask for at the same time as one piece of work: what comes in while a piece is under way
 * waits and makes up the next one, as a database groups commits. Each caller gets its own answer, or the piece's error.
 */
export function grouped<Asked, Answer>(work: (asked: Asked[]) => Promise<Answer[]>): (asked: Asked) => Promise<Answer> {
  type Waiting = { asked: Asked; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let running = false;
  const run = async () => {
    while (waiting.length) {
      const piece = waiting;
      waiting = [];
      try {
        const answers = await work(piece.map(({ asked }) => asked));
        for (const [place, { resolve }] of piece.entries()) resolve(answers[place] as Answer);
      } catch (error) {
        for (const { reject } of piece) reject(error);
      }
    }
    running = false;
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (running) return;
      running = true;
      // After the callers of this moment, so that they go together.
      setImmediate(run);
    });
}
