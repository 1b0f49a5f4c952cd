import { createHash } from "node:crypto";

type Told = { $at: string } | { $bytes: string };

/** Rows as text, instants and bytes included, the same text for the same rows. */
export const writeRows = (rows: unknown): string =>
  JSON.stringify(rows, function (this: Record<string, unknown>, name, value): unknown {
    const given = this[name];
    if (given instanceof Date) return { $at: given.toISOString() } satisfies Told;
    if (given instanceof Uint8Array) return { $bytes: Buffer.from(given).toString("base64") } satisfies Told;
    return value;
  });

/** The rows that were written so. */
export const readRows = <T>(text: string): T =>
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    if ("$at" in value) return new Date(String(value.$at));
    return "$bytes" in value ? new Uint8Array(Buffer.from(String(value.$bytes), "base64")) : value;
  });

/** Tells rows apart from what they were, without holding them. */
export const fingerprint = (rows: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(writeRows(rows)).digest());
