import { afterAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";

test("a test file has a database of its own, migrated and empty", async () => {
  expect(await db.group.count()).toBe(0);
  await db.group.create({ data: { id: newId(), slug: "own", name: { fr: "À soi" } } });
  expect(await db.group.count()).toBe(1);
});

test("the job queue stands in it too", async () => {
  const jobs = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM graphile_worker.jobs`;
  expect(jobs[0]?.count).toBe(0);
});

afterAll(async () => {
  await db.group.deleteMany();
});
