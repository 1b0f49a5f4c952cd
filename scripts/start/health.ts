import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 90_000;

/** Where this machine itself reaches what listens on `host`. */
function ownAddress(host: string, port: number): string {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false; // not listening yet
  }
}

/** Waits until the site says that it, the database and the queue are up; false when it never does. */
export async function untilHealthy(host: string, port: number): Promise<boolean> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
    if (await answers(`${ownAddress(host, port)}/api/health`)) return true;
  }
  return false;
}

/** Has the home page rendered once, so that nobody waits for what is loaded by the first one. */
export const warmUp = (host: string, port: number): Promise<boolean> => answers(`${ownAddress(host, port)}/`);
