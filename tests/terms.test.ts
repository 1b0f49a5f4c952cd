import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { translator } from "@/lib/i18n/translator";
import { DATA_CLASSES, type DataClass, TERMS, termOf } from "@/lib/privacy/terms/rules";

const PAGE = "docs/privacy.md";
const BEGIN = "## What is kept, and for how long\n\n";
const END = "\n\nA job deletes";

const schema = readFileSync("prisma/schema.prisma", "utf8");
const isSealed = (table: string) =>
  /^ {2}sealed/m.test(new RegExp(`^model ${table} \\{([\\s\\S]*?)^\\}`, "m").exec(schema)?.[1] ?? "");

function line(dataClass: DataClass): string {
  const t = translator("en", "privacy");
  const tables = TERMS[dataClass].tables.map((table) => `\`${table}\`${isSealed(table) ? " ●" : ""}`).join(", ");
  const howLong = t(`kept.${dataClass}.howLong`, { term: t("kept.term", termOf(dataClass)) });
  return `| ${t(`kept.${dataClass}.name`)} | ${tables || "no table"} | ${t(`kept.${dataClass}.why`)} | ${howLong} |`;
}

test("docs/privacy.md has the table of terms as the code has it (written anew by vitest -u)", async () => {
  const page = readFileSync(PAGE, "utf8");
  const [before = "", rest = ""] = page.split(BEGIN);
  const head = ["| what | where (● with sealed columns) | why | kept |", "|---|---|---|---|"];
  const table = [...head, ...DATA_CLASSES.map(line)].join("\n");
  await expect(before + BEGIN + table + rest.slice(rest.indexOf(END))).toMatchFileSnapshot(`../${PAGE}`);
});

test("both languages say the terms in plain units", () => {
  const said = (locale: "fr" | "en", dataClass: DataClass) =>
    translator(locale, "privacy")("kept.term", termOf(dataClass));
  expect(["answers", "people", "draft", "loose", "log"].map((one) => said("fr", one as DataClass))).toEqual([
    "30 jours",
    "3 ans",
    "15 minutes",
    "un jour",
    "un an",
  ]);
  expect(said("en", "people")).toBe("3 years");
});
