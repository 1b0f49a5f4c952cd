import { expect, test } from "vitest";
import { csv, csvRows } from "./csv";

const BEGINNINGS = [
  "=",
  "+",
  "-",
  "@",
  "\t=",
  "\r=",
  "\n=",
  " =",
  "\u00a0@",
  "\u200b=",
  "\ufeff+",
  "＝",
  "＋",
  "－",
  "＠",
];

/** A spreadsheet's reading of a file: cells between semicolons, quoted ones with their quotes undone. */
function read(file: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/gy;
  const text = file.replace(/^\ufeff/, "");
  for (const [, quoted, plain, end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

/** What begins a formula in some spreadsheet, however it is written; and what a spreadsheet would drop before it. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u;
const CONTROL = /[\t\r\n]/;

/** Numbers between 0 and 1, the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const PIECES = [
  ..."=+-@＝＋－＠﹦﹢﹣﹫−\t\r\n\v\f \u00a0\u202f\u200b\u2060\ufeff\u00ad\u202e\0\u0085\u2028",
  ..."'\"';,|(!A1é🦊",
  "\r\n",
  '""',
  "cmd|' /C calc'!A0",
  'HYPERLINK("https://exemple.fr")',
  "Camille",
];

test("no cell is a formula, however it begins", () => {
  for (const beginning of BEGINNINGS) {
    const hostile = [`${beginning}HYPERLINK("x")`];
    for (const [cell] of read(csv(hostile, [hostile]) + csvRows([hostile])))
      expect(cell, JSON.stringify(beginning)).toMatch(/^'/);
  }
});

test("no cell of 20,000 random rows is a formula, or begins another row or cell", () => {
  const random = numbers(20_261_121);
  const below = (most: number) => Math.floor(random.next().value * most);
  const text = () => Array.from({ length: below(7) }, () => PIECES[below(PIECES.length)]).join("");
  const rows = Array.from({ length: 20_000 }, () => [text(), text(), text()]);
  const back = read(csv([text(), "b", "c"], rows));
  expect(back).toHaveLength(rows.length + 1);
  const bad = (cells: string[]) => cells.length !== 3 || cells.some((cell) => FORMULA.test(cell) || CONTROL.test(cell));
  expect(back.flatMap((cells, index) => (bad(cells) ? [[rows[index - 1], cells]] : [])).slice(0, 3)).toEqual([]);
});

test("the check would see a formula", () => {
  for (const formula of ["=1", "\t=1", "\ufeff＝1", " ﹦1", "−1", "@A1"]) expect(FORMULA.test(formula)).toBe(true);
  expect(FORMULA.test("'=1")).toBe(false);
});

test("what is no formula comes back as it was written", () => {
  const rows = [
    ["Zoé; dite « Renard »", 'un "mot"', "1-2=3"],
    ["Jean-Luc", "a@exemple.fr", "été 🦊"],
    ["", "’", "L’Œuvre, suite"],
  ];
  expect(read(csv(["a", "b", "c"], rows)).slice(1)).toEqual(rows);
  expect(read(csv(["n", "rien"], [[-5, null]]))[1]).toEqual(["-5", ""]);
  expect(read(csv(["nom"], [[" Zoé\r\nRenard \n"]]))[1]).toEqual(["Zoé Renard"]);
});

test("a spreadsheet finds its columns: mark, semicolons, quotes where a cell holds one", () => {
  expect(csv(["nom", "avec"], [["Camille; dite « Renard »", 2]])).toBe(
    '\ufeffnom;avec\r\n"Camille; dite « Renard »";2\r\n',
  );
});
