import type { Scope } from "@/lib/auth/scope";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { listContacts } from "@/lib/contacts/desk/queries";
import type { App } from "@/tests/helpers/app";
import { someGroup, someScope } from "@/tests/helpers/organizers";
import { fillGroup, msOf, openDatabaseOf } from "./people";
import { figureOf, type Measure } from "./report";

const ROUNDS = 5;
const SIZE = 50_000;

/** Looks for a name to the end of the list, part after part as the page leads on; answers how many were opened. */
async function searchToTheEnd(scope: Scope, q: string): Promise<number> {
  let scanned = 0;
  for (let after: string | undefined; ; ) {
    const page = await listContacts(scope, { ...readContactsAsk({ q }), after });
    scanned += page?.scanned ?? 0;
    if (!page?.next) return scanned;
    after = page.next;
  }
}

/** Finding somebody among sealed contacts: by a name that nobody has, by a whole address. */
export async function b10(app: App): Promise<Measure[]> {
  openDatabaseOf(app);
  const scope = await someScope(await someGroup());
  await fillGroup(scope.groupId, SIZE);
  const [names, addresses]: [number[], number[]] = [[], []];
  for (let count = 0; count <= ROUNDS; count += 1) {
    const ms = await msOf(async () => {
      if ((await searchToTheEnd(scope, "personne-ainsi")) !== SIZE) throw new Error("not everybody was looked at");
    });
    if (count > 0) names.push(ms);
  }
  for (let count = 0; count < 200; count += 1) {
    const q = `banc-${scope.groupId}-${count * 7}@exemple.fr`;
    const ms = await msOf(() => listContacts(scope, readContactsAsk({ q })));
    if (count >= 20) addresses.push(ms);
  }
  return [
    figureOf("B10", `name-among-${SIZE}`, " ms", 2000, names, true),
    figureOf("B10-address", `address-among-${SIZE}`, " ms", 5, addresses, true),
  ];
}
