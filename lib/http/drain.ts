import type { Server } from "node:http";

const LONGEST_DRAIN_MS = 25_000;

/**
 * Prepares a server to end well: the function it gives stops accepting, answers what is in flight, and closes each
 * kept-alive connection as soon as it is idle; it is done when the last answer has left.
 */
export function drainable(server: Server): () => Promise<void> {
  let inFlight = 0;
  let draining = false;
  server.on("request", (_request, response) => {
    inFlight += 1;
    if (draining) response.shouldKeepAlive = false;
    response.once("close", () => {
      inFlight -= 1;
      // A connection counts as idle only after its answer is wholly out.
      if (draining && inFlight === 0) setImmediate(() => server.closeIdleConnections());
    });
  });
  return () =>
    new Promise((resolve) => {
      draining = true;
      const limit = setTimeout(() => server.closeAllConnections(), LONGEST_DRAIN_MS);
      server.close(() => {
        clearTimeout(limit);
        resolve();
      });
      server.closeIdleConnections();
    });
}
