import { beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { after } from "@/lib/time";
import { NOW } from "@/tests/helpers/organizers";
import type { AuditFact } from "./chain";
import { recordAudit, recordAuditNow } from "./mutations";
import { verifyChain } from "./queries";

const someFact = (): AuditFact => ({
  organizerId: newId(),
  groupId: newId(),
  act: "rsvps.viewed",
  subjectId: newId(),
  count: 12,
});

const write = (many: number) =>
  Promise.all(Array.from({ length: many }, (_, n) => recordAuditNow(someFact(), after(NOW, n))));

/** The ids of the entries, oldest first. */
const ids = async () => (await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

beforeEach(() => db.auditEntry.deleteMany());

describe("the audit chain", () => {
  test("is whole when it is empty", async () => {
    expect(await verifyChain()).toEqual({ ok: true, entries: 0, brokenAt: null });
  });

  test("holds over writes at the same moment, and loses none", async () => {
    await write(60);
    expect(await verifyChain()).toEqual({ ok: true, entries: 60, brokenAt: null });
  });

  test("holds over facts without a person, a group or a count", async () => {
    await recordAuditNow(
      { organizerId: null, groupId: null, act: "rsvps.exported", subjectId: null, count: null },
      NOW,
    );
    await write(1);
    expect(await verifyChain()).toEqual({ ok: true, entries: 2, brokenAt: null });
  });

  test("holds when a transaction that wrote a link is undone while others wait", async () => {
    const undone = transaction(async (tx) => {
      await recordAudit(tx, someFact(), NOW);
      throw new Error("undone");
    });
    const [outcome] = await Promise.allSettled([undone, write(10)]);
    expect(outcome?.status).toBe("rejected");
    expect(await verifyChain()).toEqual({ ok: true, entries: 10, brokenAt: null });
  });

  test("is walked to its end over more than one page", async () => {
    for (let part = 0; part < 17; part += 1) {
      await transaction(async (tx) => {
        for (let n = 0; n < 59; n += 1) await recordAudit(tx, someFact(), NOW);
      });
    }
    expect(await verifyChain()).toEqual({ ok: true, entries: 1003, brokenAt: null });
  });
});

describe("a trail that was tampered with", () => {
  const CHANGES = {
    act: { act: "rsvps.exported" },
    count: { count: 0 },
    organizer: { organizerId: newId() },
    group: { groupId: null },
    subject: { subjectId: newId() },
    time: { at: after(NOW, 999_999) },
    hash: { hash: new Uint8Array(32) },
    previous: { previous: new Uint8Array(32).fill(7) },
  };

  test.each(Object.entries(CHANGES))("is found when a row's %s is changed", async (_, data) => {
    await write(5);
    const changed = (await ids())[2] ?? 0n;
    await db.auditEntry.update({ where: { id: changed }, data });
    expect(await verifyChain()).toEqual({ ok: false, entries: 2, brokenAt: changed });
  });

  test.each([0, 2])("is found when row %i is removed", async (which) => {
    await write(5);
    const [removed = 0n, next = 0n] = (await ids()).slice(which);
    await db.auditEntry.delete({ where: { id: removed } });
    expect(await verifyChain()).toEqual({ ok: false, entries: which, brokenAt: next });
  });

  test("is found when two rows change places", async () => {
    await write(4);
    const [, one, other] = await db.auditEntry.findMany({ orderBy: { id: "asc" } });
    if (!one || !other) throw new Error("no rows");
    await db.auditEntry.deleteMany({ where: { id: { in: [one.id, other.id] } } });
    await db.auditEntry.create({ data: { ...one, id: other.id } });
    await db.auditEntry.create({ data: { ...other, id: one.id } });
    expect(await verifyChain()).toMatchObject({ ok: false, brokenAt: one.id });
  });

  test("is found when a row is slipped in behind the last", async () => {
    await write(3);
    const last = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    const forged = { ...someFact(), at: NOW, previous: last.hash, hash: new Uint8Array(32).fill(9) };
    const { id } = await db.auditEntry.create({ data: forged });
    expect(await verifyChain()).toEqual({ ok: false, entries: 3, brokenAt: id });
  });
});
