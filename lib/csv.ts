import { stringify } from "csv-stringify/sync";

/** What stands in one place of a row. */
export type Cell = string | number | null;

/** One line per cell, without blanks or invisible characters at its start, where a formula could hide behind them. */
const cell = (value: Cell): string | number =>
  typeof value === "string"
    ? value
        .replace(/[\r\n\t]+/g, " ")
        .replace(/^[\s\p{C}]+/u, "")
        .replace(/^[﹢﹣﹦﹫−]/u, "'$&")
        .trimEnd()
    : (value ?? "");

const FORM = { delimiter: ";", record_delimiter: "\r\n", escape_formulas: true } as const;

/**
 * Rows as a file that French spreadsheets open at once: `;`, byte order mark, CRLF. No cell is ever a formula:
 * what begins like one ("=", "+", "-", "@", their full-width and small forms) gets an apostrophe before it.
 */
export const csv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([header.map(cell), ...rows.map((row) => row.map(cell))], { ...FORM, bom: true });

/** Further rows of such a file, for a long one that is made piece by piece. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(cell)),
    FORM,
  );
