import { expect, test } from "vitest";
import { csv } from "./csv";

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

test("no cell is a formula, however it begins", () => {
  for (const beginning of BEGINNINGS) {
    const [, line = ""] = csv(["nom"], [[`${beginning}HYPERLINK("x")`]]).split("\r\n");
    expect(line.replace(/^"/, ""), JSON.stringify(beginning)).toMatch(/^'/);
  }
});

test("a spreadsheet finds its columns: mark, semicolons, quotes where a cell holds one", () => {
  expect(csv(["nom", "avec"], [["Camille; dite « Renard »", 2]])).toBe(
    '\ufeffnom;avec\r\n"Camille; dite « Renard »";2\r\n',
  );
});
