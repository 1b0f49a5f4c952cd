import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent } from "@/tests/helpers/story";
import { searchDesk } from "./queries";
import { actsOf, looksLikeAddress } from "./rules";

test("many of one kind leave room for the others, and another group's are never among them", async () => {
  const [groupId, other] = [await someGroup(), await someGroup()];
  const scope = await someScope(groupId);
  for (let count = 0; count < 4; count++) await anEvent(groupId, { now: NOW });
  const text = { title: { fr: "Un essai" }, updatedAt: NOW };
  const ids = { mine: newId(), theirs: newId() };
  await db.page.create({ data: { id: ids.mine, groupId, slug: newId(), ...text } });
  await db.page.create({ data: { id: ids.theirs, groupId: other, slug: newId(), ...text } });
  const hits = await searchDesk([scope], "essai", 2);
  expect(hits.map(({ kind }) => kind)).toEqual(["event", "event", "page"]);
  expect(hits.at(-1)?.id).toBe(ids.mine);
  expect(await searchDesk([scope], "essai")).toHaveLength(5);
});

test("each role is shown the ways to pages that are there for it", () => {
  expect(actsOf(["GREETER"]).map(({ act }) => act)).toEqual(["drafts", "month", "today"]);
  expect(actsOf(["GREETER", "OWNER"])).toContainEqual({ act: "newEvent", path: "/organize/events/new" });
});

test("an address is told from a name and from what is half typed", () => {
  expect([" a@b.fr ", "Awa", "a@b", "a b@c.fr"].map(looksLikeAddress)).toEqual([true, false, false, false]);
});
