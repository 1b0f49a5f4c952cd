/** What browsers call themselves, the ones that borrow another's name first. */
const BROWSERS = { Edge: /Edg/, Opera: /OPR/, Firefox: /Firefox|FxiOS/, Chrome: /Chrom|CriOS/, Safari: /Safari/ };
const SYSTEMS = {
  Android: /Android/,
  iPhone: /iPhone/,
  iPad: /iPad/,
  Windows: /Windows/,
  macOS: /Mac OS/,
  Linux: /Linux/,
};

const named = (names: Record<string, RegExp>, agent: string) =>
  Object.entries(names).find(([, pattern]) => pattern.test(agent))?.[0];

/** A browser in names people know, as "Firefox, Android"; empty when it tells nothing. Its version is not kept. */
export const deviceOf = (agent: string): string =>
  [named(BROWSERS, agent), named(SYSTEMS, agent)].filter(Boolean).join(", ");
