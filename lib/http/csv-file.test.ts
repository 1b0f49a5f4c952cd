import { expect, test } from "vitest";
import { csvFile } from "./csv-file";

test("a file for a spreadsheet is read piece by piece, asked of nobody's cache, and no cell of it is a formula", async () => {
  let made = 0;
  async function* pieces() {
    for (; made < 3; made += 1) yield [[`=${made}`, made, null]];
  }
  const answer = csvFile("liste", ["nom", "nombre", "vide"], pieces());
  expect(Object.fromEntries(answer.headers)).toEqual({
    "cache-control": "no-store, private",
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="liste.csv"',
    "x-content-type-options": "nosniff",
  });
  expect(made).toBe(0);
  const bytes = Buffer.from(await answer.arrayBuffer()).toString("utf8");
  expect(bytes).toBe("\uFEFFnom;nombre;vide\r\n'=0;0;\r\n'=1;1;\r\n'=2;2;\r\n");
});

test("nothing more is read once nobody takes it", async () => {
  let ended = false;
  async function* pieces() {
    try {
      for (;;) yield [["a"]];
    } finally {
      ended = true;
    }
  }
  const reader = csvFile("liste", ["nom"], pieces()).body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toBe(true);
});
