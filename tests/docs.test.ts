import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");

const DOMAINS = [
  "groups",
  "auth",
  "contacts",
  "campaigns",
  "publishing",
  "events",
  "volunteers",
  "newsletters",
  "signups",
];

test("every file name that a domain folder uses stands in the vocabulary of docs/architecture.md", () => {
  const names = DOMAINS.flatMap((domain) => readdirSync(`lib/${domain}`, { recursive: true, encoding: "utf8" }))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.basename(file));
  const architecture = read("docs/architecture.md");
  expect([...new Set(names)].filter((name) => !architecture.includes(`\`${name}\``))).toEqual([]);
});

test("every package that package.json names has its line in docs/dependencies.md, and no other has", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json"));
  const named = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const told = [...read("docs/dependencies.md").matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) =>
    [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ""),
  );
  const covers = (name: string) =>
    told.some((line) => line === name || (line.endsWith("/*") && name.startsWith(line.slice(0, -1))));
  expect(named.filter((name) => !covers(name))).toEqual([]);
  const exists = (line: string) =>
    line.endsWith("/*") ? named.some((name) => name.startsWith(line.slice(0, -1))) : named.includes(line);
  expect(told.filter((line) => !exists(line))).toEqual([]);
});

test("every setting that lib/env.ts reads is explained in the README", () => {
  const settings = [...read("lib/env.ts").matchAll(/^ {2}([A-Z][A-Z_]+): z|^ {2}([A-Z][A-Z_]+): \w+Url/gm)]
    .map(([, one, other]) => one ?? other ?? "")
    .filter((name) => name !== "NODE_ENV");
  expect(settings).toContain("PUBLIC_URL");
  const readme = read("README.md");
  expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("every decision stands in the list of decisions, and pages lead to files that are there", () => {
  const decisions = readdirSync("docs/decisions").filter((file) => file !== "README.md");
  const list = read("docs/decisions/README.md");
  expect(decisions.filter((file) => !list.includes(`(${file})`))).toEqual([]);
  const pages = [
    "README.md",
    "CONTRIBUTING.md",
    ...["architecture", "operations", "privacy", "dependencies"].map((name) => `docs/${name}.md`),
  ];
  for (const page of pages)
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      expect(() => readFileSync(path.join(path.dirname(page), target)), `${page} → ${target}`).not.toThrow();
});
