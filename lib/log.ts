import pino from "pino";

/** The log: one JSON line per fact on standard error. No network addresses, no tokens, no personal data, ever. */
export const log = pino(
  { level: "info", base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination(2),
);
