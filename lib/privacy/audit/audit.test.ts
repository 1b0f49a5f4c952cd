import { beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { after, days } from "@/lib/time";
import { NOW } from "@/tests/helpers/organizers";
import { type AuditFact, anchorSeal } from "./chain";
import { forgetAudit, recordAudit, recordAuditNow } from "./mutations";
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

beforeEach(async () => {
  await db.auditEntry.deleteMany();
  await db.auditAnchor.deleteMany();
});

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
    for (let part = 0; part < 5; part += 1) {
      await transaction(async (tx) => {
        for (let n = 0; n < 59; n += 1) await recordAudit(tx, someFact(), NOW);
      });
    }
    expect(await verifyChain()).toEqual({ ok: true, entries: 295, brokenAt: null });
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

  test.each([1, 3])("is found when its last %i rows are cut off, and still when others follow", async (many) => {
    await write(3);
    await db.auditEntry.deleteMany({ where: { id: { in: (await ids()).slice(-many) } } });
    expect(await verifyChain()).toEqual({ ok: false, entries: 3 - many, brokenAt: null });
    await write(2);
    expect(await verifyChain()).toMatchObject({ ok: false, entries: 3 - many, brokenAt: (await ids()).at(-2) });
  });

  test("is found when its end is cut off and said to be elsewhere, and still when others follow", async () => {
    await write(3);
    const last = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    await db.auditEntry.delete({ where: { id: last.id } });
    const [, second = 0n] = await ids();
    await db.auditAnchor.update({ where: { place: "end" }, data: { entryId: second, hash: last.previous } });
    expect(await verifyChain()).toEqual({ ok: false, entries: 2, brokenAt: null });
    await write(1);
    expect(await verifyChain()).toEqual({ ok: false, entries: 2, brokenAt: (await ids()).at(-1) });
  });

  test("is found when a row is slipped in behind the last", async () => {
    await write(3);
    const last = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    const forged = { ...someFact(), at: NOW, previous: last.hash, hash: new Uint8Array(32).fill(9) };
    const { id } = await db.auditEntry.create({ data: forged });
    expect(await verifyChain()).toEqual({ ok: false, entries: 3, brokenAt: id });
  });
});

describe("a trail that is forgotten after twelve months", () => {
  const YEAR = days(365);
  /** Three entries of each of the days 0, 1 and 2. */
  const threeDays = async () => {
    for (const day of [0, 1, 2]) for (let n = 0; n < 3; n++) await recordAuditNow(someFact(), after(NOW, days(day)));
  };
  const onDay = (day: number) => after(NOW, YEAR + days(day));
  const whole = (entries: number) => ({ ok: true, entries, brokenAt: null });

  test("holds, not a moment sooner, a piece at a time, to its last entry; and goes on", async () => {
    await threeDays();
    for (const [day, left] of [
      [0, 9],
      [0.5, 6],
      [0.5, 6],
      [1.5, 3],
      [2.5, 0],
    ] as const) {
      await forgetAudit(onDay(day));
      expect(await verifyChain()).toEqual(whole(left));
      expect(await db.auditEntry.count()).toBe(left);
    }
    await recordAuditNow(someFact(), onDay(3));
    expect(await verifyChain()).toEqual(whole(1));
  });

  test("holds while others write", async () => {
    await threeDays();
    const shortened = forgetAudit(onDay(0.5));
    await Promise.all([shortened, write(20), verifyChain().then((state) => expect(state.ok).toBe(true))]);
    expect(await verifyChain()).toEqual(whole(26));
  });

  test.each(["by hand", "by hand beyond what we forgot"])("is found when it is shortened %s", async (how) => {
    await threeDays();
    if (how !== "by hand") await forgetAudit(onDay(0.5));
    const [gone = 0n, next = 0n] = await ids();
    await db.auditEntry.delete({ where: { id: gone } });
    expect(await verifyChain()).toEqual({ ok: false, entries: 0, brokenAt: next });
  });

  const FORGED = {
    "without our key": (_: { entryId: bigint; hash: Uint8Array<ArrayBuffer> }) => new Uint8Array(32),
    "by another anchor's seal": (cut: { entryId: bigint; hash: Uint8Array<ArrayBuffer> }) =>
      anchorSeal({ place: "end", ...cut }),
  };

  test.each(Object.entries(FORGED))("is found when the place where it begins is forged %s", async (_, seal) => {
    await threeDays();
    const { id: entryId, hash } = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "asc" } });
    const said = { entryId, hash: new Uint8Array(hash) };
    await db.auditEntry.delete({ where: { id: entryId } });
    await db.auditAnchor.create({ data: { place: "start", ...said, seal: seal(said) } });
    expect(await verifyChain()).toMatchObject({ ok: false, entries: 0 });
  });

  test.each(["start", "end"])(
    "is found when its anchor of the %s is taken away or wiped out with all entries",
    async (place) => {
      await threeDays();
      await forgetAudit(onDay(0.5));
      await db.auditAnchor.delete({ where: { place } });
      expect((await verifyChain()).ok).toBe(false);
      await db.auditEntry.deleteMany();
      expect((await verifyChain()).ok).toBe(false);
    },
  );

  test("keeps a break and what follows, so that changed dates do not have us cut it away", async () => {
    await threeDays();
    const [, , broken = 0n] = await ids();
    await db.auditEntry.updateMany({ where: { id: { gte: broken } }, data: { at: after(NOW, -days(1)) } });
    await forgetAudit(onDay(0.5));
    expect(await verifyChain()).toEqual({ ok: false, entries: 0, brokenAt: broken });
  });
});
