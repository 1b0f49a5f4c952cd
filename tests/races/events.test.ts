import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { duplicateEvent } from "@/lib/events/copies/mutations";
import { newId } from "@/lib/ids";
import { behind } from "../helpers/behind";
import { NOW, someGroup, someScope } from "../helpers/organizers";
import { anEvent } from "../helpers/story";

test("an event whose programme is being written is copied once that is done, whole", async () => {
  const scope = await someScope(await someGroup());
  const { id: eventId } = await anEvent(scope.groupId, { now: NOW });
  const session = { position: 0, title: { fr: "Table ronde" }, format: "ROUND_TABLE" } as const;
  const made = await behind(
    async (tx) => {
      await tx.event.update({ where: { id: eventId }, data: { sequence: { increment: 1 } } });
      await tx.session.create({ data: { ...session, id: newId(), eventId } });
    },
    () => duplicateEvent(scope, eventId, {}, NOW),
  );
  expect(made).toMatchObject({ ok: true });
  expect(await db.session.count({ where: { event: { groupId: scope.groupId } } })).toBe(2);
});
