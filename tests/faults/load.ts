import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** What a client learnt of a post, as Jepsen names it: unknown is not failed. */
export type Outcome = "ok" | "failed" | "unknown";
export type Posted<Form> = { form: Form; email: string; key: string; outcome: Outcome };

/** Sends one sign-up; answers what its client can know. */
export type Send<Form> = (form: Form, email: string, key: string) => Promise<Outcome>;

/** Reads an answer: 2xx and 3xx acknowledge, 4xx refuses; anything else, or none, leaves it open. */
export async function outcomeOf(answer: Promise<Response>): Promise<Outcome> {
  try {
    const { status } = await answer;
    if (status < 400) return "ok";
    return status < 500 ? "failed" : "unknown";
  } catch (error) {
    // Nobody was there to hear it.
    return (error as { cause?: { code?: string } }).cause?.code === "ECONNREFUSED" ? "failed" : "unknown";
  }
}

/** A writer is a person with a form, not a loop: and what is killed must find the time to come back. */
const BREATH_MS = 30;
const TRIES_AGAIN_MS = 200;

/** So many writers post one sign-up after the other, each form in turn, until `until` is done. */
export async function postUnderLoad<Form>(
  forms: readonly Form[],
  send: Send<Form>,
  writers: number,
  until: Promise<void>,
): Promise<Posted<Form>[]> {
  const posted: Posted<Form>[] = [];
  let running = true;
  const write = async (_: unknown, writer: number) => {
    for (let turn = writer; running; turn += 1) {
      const form = forms[turn % forms.length] as Form;
      const email = `charge-${randomBytes(8).toString("hex")}@example.org`;
      const key = randomBytes(16).toString("base64url");
      const outcome = await send(form, email, key);
      posted.push({ form, email, key, outcome });
      await sleep(outcome === "ok" ? BREATH_MS : TRIES_AGAIN_MS);
    }
  };
  const all = Promise.all(Array.from({ length: writers }, write));
  await until;
  running = false;
  await all;
  return posted;
}

export type Verdict = { acknowledged: number; unknown: number; open: number; lost: string[]; duplicated: string[] };

/** How many replays are on their way at once. */
const REPLAYS = 8;

/** Replays what stayed unknown, twice, then compares what writers were told with what is there. */
export async function judge<Form>(
  posted: Posted<Form>[],
  send: Send<Form>,
  countAll: () => Promise<(form: Form, email: string) => number>,
): Promise<Verdict> {
  const unknown = posted.filter(({ outcome }) => outcome === "unknown");
  const left = [...unknown];
  const replay = async () => {
    for (let each = left.shift(); each; each = left.shift()) {
      for (let times = 0; times < 2; times += 1) {
        if ((await send(each.form, each.email, each.key)) === "ok") each.outcome = "ok";
      }
    }
  };
  await Promise.all(Array.from({ length: REPLAYS }, replay));
  const countOf = await countAll();
  const told = posted.filter(({ outcome }) => outcome === "ok");
  const emails = (isIt: (count: number) => boolean) =>
    told.filter(({ form, email }) => isIt(countOf(form, email))).map(({ email }) => email);
  return {
    acknowledged: told.length,
    unknown: unknown.length,
    open: unknown.filter(({ outcome }) => outcome !== "ok").length,
    lost: emails((count) => count === 0),
    duplicated: emails((count) => count > 1),
  };
}
