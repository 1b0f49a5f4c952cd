import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { after, days } from "@/lib/time";
import { NOW } from "@/tests/helpers/organizers";
import { type AuditFact, anchorSeal } from "./chain";
import { forgetAudit, recordAuditNow, sealVerified } from "./mutations";
import { verifyNewest } from "./queries";

const FACT: AuditFact = { organizerId: newId(), groupId: newId(), act: "rsvps.viewed", subjectId: newId(), count: 12 };

const write = async (many: number) => {
  for (let n = 0; n < many; n += 1) await recordAuditNow(FACT, after(NOW, n));
};

/** The ids of the entries, oldest first. */
const ids = async () => (await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

beforeEach(async () => {
  await db.auditEntry.deleteMany();
  await db.auditAnchor.deleteMany();
});

describe("a trail that was verified as a whole", () => {
  /** Changes an entry and says what a look at the newest finds. */
  const changed = async (id: bigint) => {
    await db.auditEntry.update({ where: { id }, data: { count: 0 } });
    return verifyNewest();
  };

  test("is walked from there on, and from its start when it never was", async () => {
    await write(3);
    expect(await verifyNewest()).toMatchObject({ ok: true, entries: 3 });
    expect(await sealVerified()).toEqual({ ok: true, entries: 3, brokenAt: null });
    expect(await verifyNewest()).toMatchObject({ ok: true, entries: 0 });
    await write(2);
    expect(await verifyNewest()).toMatchObject({ ok: true, entries: 2 });
    const newest = (await ids()).at(-1) ?? 0n;
    expect(await changed(newest)).toEqual({ ok: false, entries: 1, brokenAt: newest });
  });

  test("misses its end when that is cut off, also right behind what was verified", async () => {
    await write(3);
    await sealVerified();
    await db.auditEntry.delete({ where: { id: (await ids()).at(-1) ?? 0n } });
    await write(1);
    await db.auditEntry.delete({ where: { id: (await ids()).at(-1) ?? 0n } });
    expect(await verifyNewest()).toEqual({ ok: false, entries: 0, brokenAt: null });
  });

  test("is found broken in its older part by the next whole walk, and from then on by each look", async () => {
    await write(3);
    await sealVerified();
    const [, old = 0n] = await ids();
    expect(await changed(old)).toMatchObject({ ok: true });
    expect(await sealVerified()).toEqual({ ok: false, entries: 1, brokenAt: old });
    expect(await verifyNewest()).toEqual({ ok: false, entries: 1, brokenAt: old });
  });

  test("is walked from its start when that place is forged", async () => {
    await write(3);
    const [, , last] = await db.auditEntry.findMany({ orderBy: { id: "asc" } });
    const [first = 0n] = await ids();
    if (!last) throw new Error("no rows");
    const said = { entryId: last.id, hash: new Uint8Array(last.hash) };
    await db.auditAnchor.create({
      data: { place: "verified", ...said, seal: anchorSeal({ place: "end", ...said }) },
    });
    expect(await changed(first)).toEqual({ ok: false, entries: 0, brokenAt: first });
  });

  test("holds when what was verified is forgotten", async () => {
    await write(3);
    await sealVerified();
    await forgetAudit(after(NOW, days(366)));
    expect(await verifyNewest()).toEqual({ ok: true, entries: 0, brokenAt: null });
    await write(1);
    expect(await verifyNewest()).toEqual({ ok: true, entries: 1, brokenAt: null });
  });
});
