import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDb, db, transaction } from "../db";
import { env } from "../env";
import { earsOf, hearChanges } from "./changes";
import { pageChanged } from "./page-changed";

const heard: unknown[] = [];
let stop: () => void;

beforeAll(async () => {
  stop = hearChanges(env().databaseUrl ?? "", {
    change: (change) => heard.push(change),
    listening: (now) => heard.push(now),
  });
  await vi.waitFor(() => expect(heard).toContain(true), 10_000);
});

afterAll(async () => {
  stop();
  await closeDb();
});

test("a change is heard when its transaction commits, and never when it does not", async () => {
  await transaction((tx) => pageChanged(tx, ["/events/rally", "/"]));
  await transaction(async (tx) => {
    await pageChanged(tx, ["/undone"]);
    throw new Error("undone");
  }).catch(() => undefined);
  await transaction((tx) => pageChanged(tx, "all"));
  await vi.waitFor(() => expect(heard.at(-1)).toBe("all"), 5000);
  expect(heard.slice(-2)).toEqual([["/events/rally", "/"], "all"]);
});

test("a lost connection is told at once, and heard again by itself", async () => {
  heard.length = 0;
  await db.$queryRaw`
    SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
    WHERE datname = current_database() AND query IN ('LISTEN cortege_pages_changed', 'SELECT 1')
      AND pid <> pg_backend_pid()`;
  await vi.waitFor(() => expect(heard).toEqual([false, true]), 15_000);
});

test("kept pages go at once, before it is known how the site speaks now, and again then", async () => {
  const did: unknown[] = [];
  let learnt = () => {};
  const ears = earsOf(
    { drop: (change) => did.push(change), listening: (now) => did.push(now) },
    () =>
      new Promise((resolve) => {
        learnt = () => {
          did.push("learnt");
          resolve();
        };
      }),
  );
  const changed = ears.change("all");
  expect(did).toEqual(["all"]);
  learnt();
  await changed;
  expect(did).toEqual(["all", "learnt", "all"]);
});
