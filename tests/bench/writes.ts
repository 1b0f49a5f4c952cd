import { Agent, request } from "node:http";

export type Writes = { perSecond: number; p50: number; p99: number; acknowledged: number };

const CLIENTS = 50;

function post(agent: Agent, url: URL, fields: Record<string, string>): Promise<number> {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    origin: url.origin,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.once("error", reject).end(body);
  });
}

/** 50 clients post one after the other for so many seconds (or until `fieldsOf` has no more); each must be answered 303. */
export async function write(
  urlOf: (index: number) => string,
  fieldsOf: (index: number) => Record<string, string> | undefined,
  seconds: number,
): Promise<Writes> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const times: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let next = 0;
  const client = async () => {
    while (performance.now() < until) {
      const index = next++;
      const fields = fieldsOf(index);
      if (!fields) return;
      const at = performance.now();
      const status = await post(agent, new URL(urlOf(index)), fields);
      if (status !== 303) throw new Error(`${urlOf(index)} answered ${status}`);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const took = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), acknowledged: times.length };
}
