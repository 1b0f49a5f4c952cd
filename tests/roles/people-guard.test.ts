import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
/** Modules that hand out people's data to organizers, and what gives roles. */
const OF_PEOPLE =
  /from "@\/lib\/(events\/people\/(people|queries)|contacts\/(desk|story)|settings\/(roles|invitations)\/mutations)/;
const GUARD = /\b(requirePeople|requireProved|requireSettings|hasProved|provedAction)\b/;

const isGuarded = (source: string) => !OF_PEOPLE.test(source) || GUARD.test(source);

/** Pages and route handlers of the desk. */
const entries = ["app/[locale]/organize", "app/api/organize"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /^(page|route)\.tsx?$/.test(name))
    .map(({ parentPath, name }) => join(parentPath, name)),
);

/** Opens for the one who holds the mailed token, not for who is signed in. */
const BY_TOKEN = /organize\/invitation\//;

describe("what shows people or gives roles asks for the second factor", () => {
  test.each(entries.filter((file) => !BY_TOKEN.test(file)))("%s", (file) => {
    expect(isGuarded(readFileSync(file, "utf8"))).toBe(true);
  });

  test("and a page that does not would be seen", () => {
    const page = 'import { seePeople } from "@/lib/events/people/people";';
    expect(isGuarded(page)).toBe(false);
    expect(isGuarded(`${page} await requirePeople();`)).toBe(true);
  });
});
