import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
/** Modules of lib/ that hand out or change what is known of people, and what gives roles. */
const OF_PEOPLE =
  /^lib\/(events\/(people|walk-ins|attendance|parts|parts\/links)|contacts\/(desk|story|tags)|volunteers\/board|newsletters\/subscribers|signups\/(adding|bulk|by-hand|erasing|merging|merging\/undoing))\/(people|queries|mutations)$|^lib\/settings\/((roles|invitations)\/mutations|trail\/queries)$/;
/** Folders of the desk in which everything is about people. */
const ALL_PEOPLE = /organize\/(contacts|subscribers|volunteers)\//;
const GUARD = /\b(requirePeople|requireProved|requireProvedSettings|hasProved|provedAction|peopleAction)(<[^(]*>)?\(/;
const IMPORT = /^import (?!type )\{([^}]*)\} from "([^"]+)"/gm;
/** Opens for the one who holds the mailed token, not for who is signed in. */
const BY_TOKEN = /organize\/invitation\//;
/** How many came, counted; leaving a group oneself: nobody is named. */
const NAMES_NOBODY = ["recordAttendance", "leave"];

const filesBelow = (folder: string, name: RegExp) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((file) => name.test(file.name))
    .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));

/** What a file calls of the modules about people, by the names it uses for them. */
const peopleNames = (file: string, source: string) =>
  [...source.matchAll(IMPORT)]
    .filter(([, , from = ""]) => OF_PEOPLE.test(from.startsWith("@/") ? from.slice(2) : join(file, "..", from)))
    .flatMap(([, names = ""]) => names.split(",").filter((name) => !/^\s*type\s/.test(name)))
    .map((name) => name.trim().split(" as ").at(-1) ?? "")
    .filter(Boolean);

const calls = (source: string, names: readonly string[]) =>
  names.some((name) => new RegExp(`\\b${name}\\(`).test(source));

/** A page or route asks for the second factor, when it is about people. */
const isGuarded = (file: string, source: string) =>
  (!ALL_PEOPLE.test(file) && peopleNames(file, source).length === 0) || GUARD.test(source);

/** The server actions of a file that reach people without asking, by themselves or by a helper beside them. */
function openActions(file: string, source: string): string[] {
  const people = peopleNames(file, source);
  const parts = source.split(/^(?=(?:export )?(?:async )?(?:const|function) )/m).slice(1);
  const nameOf = (part: string) => /(?:const|function) (\w+)/.exec(part)?.[1] ?? "";
  const asking = parts.filter((part) => GUARD.test(part)).map(nameOf);
  return parts
    .filter((part) => calls(part, people) && !GUARD.test(part) && !calls(part, asking))
    .map(nameOf)
    .filter((name) => !NAMES_NOBODY.includes(name));
}

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

describe("what shows people or gives roles asks for the second factor", () => {
  const entries = ["app/[locale]/organize", "app/api/organize"].flatMap((folder) =>
    filesBelow(folder, /^(page|route)\.tsx?$/),
  );

  test.each(entries.filter((file) => !BY_TOKEN.test(file)))("%s", (file) => {
    expect(isGuarded(file, read(file))).toBe(true);
  });

  test("and a page that does not would be seen", () => {
    const page = 'import { type X, seePeople } from "@/lib/events/people/people";';
    expect(isGuarded("app/x/page.tsx", page)).toBe(false);
    expect(isGuarded("app/x/page.tsx", `${page} await requirePeople();`)).toBe(true);
    expect(isGuarded("app/[locale]/organize/contacts/new/page.tsx", "")).toBe(false);
  });

  test.each(filesBelow("lib", /^actions\.ts$/))("%s", (file) => {
    expect(openActions(file, read(file))).toEqual([]);
  });

  test("and an action that does not would be seen", () => {
    const source = 'import { a as b } from "./walk-ins/mutations";\nconst on = () => hasProved();\n';
    const actions = `${source}export const one = formAction(() => b(1));\nexport const two = formAction(() => on(b(1)));\n`;
    expect(openActions("lib/events/actions.ts", actions)).toEqual(["one"]);
  });
});
