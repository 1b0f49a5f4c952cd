import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** What a client learnt of a post, as Jepsen names it: unknown is not failed. */
export type Outcome = "ok" | "failed" | "unknown";
export type Posted = { email: string; key: string; outcome: Outcome };

/** Sends one sign-up; answers what its client can know. */
export type Send = (email: string, key: string) => Promise<Outcome>;

/** Reads an answer: 2xx and 3xx acknowledge, 4xx refuses; anything else, or none, leaves it open. */
export async function outcomeOf(answer: Promise<Response>): Promise<Outcome> {
  try {
    const { status } = await answer;
    if (status < 400) return "ok";
    return status < 500 ? "failed" : "unknown";
  } catch {
    return "unknown";
  }
}

/** So many clients post one sign-up after the other, until `until` is done. */
export async function postUnderLoad(send: Send, clients: number, until: Promise<void>): Promise<Posted[]> {
  const posted: Posted[] = [];
  let running = true;
  const client = async () => {
    while (running) {
      const email = `charge-${randomBytes(8).toString("hex")}@example.org`;
      const key = randomBytes(16).toString("base64url");
      const outcome = await send(email, key);
      posted.push({ email, key, outcome });
      if (outcome === "unknown") await sleep(50);
    }
  };
  const all = Promise.all(Array.from({ length: clients }, client));
  await until;
  running = false;
  await all;
  return posted;
}

export type Verdict = { acknowledged: number; unknown: number; lost: string[]; duplicated: string[] };

/** Replays what stayed unknown, twice, then compares what clients were told with what is there. */
export async function judge(
  posted: Posted[],
  send: Send,
  countOf: (email: string) => Promise<number>,
): Promise<Verdict> {
  const open = posted.filter(({ outcome }) => outcome === "unknown");
  for (const each of open) {
    for (let times = 0; times < 2; times += 1) {
      if ((await send(each.email, each.key)) === "ok") each.outcome = "ok";
    }
  }
  const told = posted.filter(({ outcome }) => outcome === "ok");
  const verdict: Verdict = { acknowledged: told.length, unknown: open.length, lost: [], duplicated: [] };
  for (const { email } of told) {
    const count = await countOf(email);
    if (count === 0) verdict.lost.push(email);
    if (count > 1) verdict.duplicated.push(email);
  }
  return verdict;
}
