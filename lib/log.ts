import pino from "pino";

const ADDRESS = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g;
const NETWORK = /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b/gi;
const TOKEN = /[A-Za-z0-9_-]{32,}/g;
const MAX_LENGTH = 600;

/** Text that may stand in a log: without e-mail addresses, network addresses or tokens, and not endless. */
export const fitForLog = (text: string): string =>
  text.slice(-MAX_LENGTH).replace(ADDRESS, "[address]").replace(NETWORK, "[network]").replace(TOKEN, "[token]");

/** A path as it may be logged: whatever follows /me, /confirm and the like is a key to a person's data. */
export const pathForLog = (path: string): string =>
  fitForLog(
    path.replace(/[?#].*$/s, "").replace(/\/(me|confirm|confirmations|parts?|sign-in|invitation|setup)\/.*$/, "/$1/…"),
  );

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: fitForLog(String(error)) };
  const code = "code" in error ? String(error.code) : undefined;
  // Prisma repeats the whole call, values included, before the sentence that tells what is wrong: the end is enough.
  const message = fitForLog(error.message.trim().split("\n").at(-1) ?? "");
  const stack = error.stack
    ?.split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8)
    .map((line) => line.trim());
  return { name: error.name, code, message, stack };
}

/** The log: one JSON line per fact on standard error. No network addresses, no tokens, no personal data, ever. */
export const log = pino(
  {
    level: "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describe, error: describe },
  },
  pino.destination(2),
);
