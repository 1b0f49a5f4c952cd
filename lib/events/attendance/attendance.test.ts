import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { someRows } from "@/tests/roles/rows";
import { tickAttendance, untickAttendance } from "./mutations";

test("who comes or may come is ticked once; who waits or has cancelled is not expected", async () => {
  const groupId = await someGroup();
  const scope = await someScope(groupId, "GREETER");
  const { rsvp: id } = await someRows(groupId);
  const tickAs = async (status: "GOING" | "MAYBE" | "WAITLISTED" | "CANCELLED") => {
    await db.rsvp.update({ where: { id }, data: { status, attendedAt: null } });
    return tickAttendance(scope, id, NOW);
  };
  const tickedAt = async () => (await db.rsvp.findUniqueOrThrow({ where: { id } })).attendedAt;
  for (const status of ["WAITLISTED", "CANCELLED"] as const) {
    expect(await tickAs(status)).toEqual({ ok: false, reason: "not_expected" });
    expect(await tickedAt()).toBeNull();
  }
  for (const status of ["GOING", "MAYBE"] as const) {
    expect(await tickAs(status)).toEqual({ ok: true });
    expect(await tickAttendance(scope, id, new Date())).toEqual({ ok: true });
    expect(await tickedAt()).toEqual(NOW);
  }
  await db.rsvp.update({ where: { id }, data: { status: "CANCELLED" } });
  expect(await untickAttendance(scope, id, NOW)).toEqual({ ok: true });
  expect(await tickedAt()).toBeNull();
  const acts = await db.auditEntry.findMany({
    where: { subjectId: id },
    orderBy: { id: "asc" },
    select: { act: true },
  });
  expect(acts.map(({ act }) => act)).toEqual(["attendance.ticked", "attendance.ticked", "attendance.unticked"]);
});
