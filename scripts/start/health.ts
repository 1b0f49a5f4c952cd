import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 90_000;

/** Where this machine itself reaches what listens on `host`. */
function ownAddress(host: string, port: number): string {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** Waits until the site says that it, the database and the queue are up; false when it never does. */
export async function untilHealthy(host: string, port: number): Promise<boolean> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
    try {
      const answer = await fetch(`${ownAddress(host, port)}/api/health`, { signal: AbortSignal.timeout(10_000) });
      await answer.arrayBuffer();
      if (answer.ok) return true;
    } catch {
      // Not listening yet.
    }
  }
  return false;
}
