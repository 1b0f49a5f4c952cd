import { expect, test, vi } from "vitest";
import { log } from "../log";
import { MailDelayed } from "../mail/transport";
import { taskList } from "./runner";

/** How a job that fails so is told: how loud, and in which words. */
async function told(error: Error, attempts: number): Promise<unknown[]> {
  const lines: unknown[] = [];
  for (const level of ["warn", "error"] as const)
    vi.spyOn(log, level).mockImplementation((about: unknown, words?: string) => {
      lines.push([level, words, "error" in (about as object)]);
    });
  const { job } = taskList({ job: () => Promise.reject(error) } as never);
  const helpers = { job: { id: "1", attempts, max_attempts: 12 } };
  await expect((async () => job?.({}, helpers as never))()).rejects.toThrow();
  vi.restoreAllMocks();
  return lines;
}

test("a mail that waits is one quiet line, a job that failed says where, and the last try says so", async () => {
  expect(await told(new MailDelayed("ECONNREFUSED"), 3)).toEqual([["warn", "a mail waits for the next try", false]]);
  expect(await told(new Error("x"), 3)).toEqual([["error", "job failed, it will be tried again", true]]);
  expect(await told(new MailDelayed("ECONNREFUSED"), 12)).toEqual([["error", "job failed for the last time", true]]);
});
