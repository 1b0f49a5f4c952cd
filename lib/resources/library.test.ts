import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInCookie } from "@/lib/auth/cookie";
import type { Scope } from "@/lib/auth/scope";
import { startSignIn } from "@/lib/auth/sign-ins/mutations";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { AttachedFiles } from "@/lib/http/attached-files";
import { newId } from "@/lib/ids";
import { forgetUnusedAttachments, uploadAttachment } from "@/lib/media/attachments/mutations";
import { attachmentFile } from "@/lib/media/files";
import { MAX_UPLOAD_BYTES } from "@/lib/media/rules";
import { readTextAsk } from "@/lib/texts/desk/filter";
import {
  deleteText,
  forgetDeletedTexts,
  publishText,
  restoreText,
  scheduleText,
  withdrawText,
} from "@/lib/texts/mutations";
import { listRevisions } from "@/lib/texts/revisions/queries";
import { TEXT_STATES, textState } from "@/lib/texts/rules";
import { after, days, hours, minutes } from "@/lib/time";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { jobsWaiting } from "@/tests/helpers/story";
import { countDeskResources, listDeskResources } from "./desk/queries";
import { draftResource, duplicateResource, editResource, restoreResourceVersion } from "./drafts/mutations";
import { findServedFile } from "./files/queries";
import { findResource, listResourceSlugs, listResources } from "./queries";
import { filePath, readLibraryAsk } from "./rules";
import { resourceFormSchema } from "./schema";

const home = mkdtempSync(path.join(tmpdir(), "cortege-library-"));
let scope: Scope;

beforeAll(async () => {
  process.env.CORTEGE_DATA = home;
  rereadEnv();
  scope = await someScope(await someGroup(), "WRITER");
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const PDF = Buffer.from("%PDF-1.4\n% a brochure\n%%EOF\n");
const text = { kind: "BROCHURE" as const, title: { fr: "Tenir une table" } };

async function aFile(by = scope): Promise<string> {
  const sent = await uploadAttachment(by, PDF, "C:\\Users\\Camille\\Table v3.PDF", NOW);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.attachmentId;
}

async function aResource(more: object = {}): Promise<{ id: string; slug: string }> {
  const made = await draftResource(scope, { ...text, ...more }, NOW);
  if (!made.ok) throw new Error(made.reason);
  return db.resource.findUniqueOrThrow({ where: { id: made.resourceId }, select: { id: true, slug: true } });
}

/** Where everybody finds a resource at a moment. */
async function seenIn({ id }: { id: string }, now = NOW) {
  const slug = (await db.resource.findUnique({ where: { id } }))?.slug ?? "";
  const { resources } = await listResources(readLibraryAsk({}), now, 500);
  const places = {
    page: (await findResource(slug, now)) !== null,
    library: resources.some((resource) => resource.id === id),
    map: (await listResourceSlugs(now)).some((line) => line.slug === slug),
    file: (await findServedFile(slug, "", now)) !== null,
  };
  return Object.entries(places).flatMap(([place, seen]) => (seen ? [place] : []));
}

const EVERYWHERE = ["page", "library", "map", "file"];

describe("a resource on its way", () => {
  test("a draft and its file are had by nobody, a published one everywhere, a withdrawn one nowhere", async () => {
    const resource = await aResource({ attachmentId: await aFile() });
    const ref = { resourceId: resource.id };
    expect(await seenIn(resource)).toEqual([]);
    await publishText(scope, ref, NOW);
    expect(await seenIn(resource)).toEqual(EVERYWHERE);
    await withdrawText(scope, ref, NOW);
    const row = await db.resource.findUniqueOrThrow({ where: { id: resource.id } });
    expect([await seenIn(resource), textState(row, NOW)]).toEqual([[], "withdrawn"]);
  });

  test("a scheduled one appears at its moment with its file, and a job lets the kept pages go then", async () => {
    const resource = await aResource({ attachmentId: await aFile() });
    const at = after(NOW, hours(3));
    await scheduleText(scope, { resourceId: resource.id }, at, NOW);
    expect(await seenIn(resource, after(at, -1))).toEqual([]);
    expect(await seenIn(resource, at)).toEqual(EVERYWHERE);
    const jobs = (await jobsWaiting("publishing.due")).filter(({ payload }) => payload.resourceId === resource.id);
    expect(jobs.map((job) => job.run_at)).toEqual([at]);
  });

  test("one thrown away is nowhere, comes back as it was within 30 days, and is gone after", async () => {
    const resource = await aResource({ attachmentId: await aFile() });
    const ref = { resourceId: resource.id };
    await publishText(scope, ref, NOW);
    await deleteText(scope, ref, NOW);
    expect(await seenIn(resource)).toEqual([]);
    await forgetDeletedTexts(after(NOW, days(29)));
    await restoreText(scope, ref, NOW);
    expect(await seenIn(resource)).toEqual(EVERYWHERE);
    await deleteText(scope, ref, NOW);
    await forgetDeletedTexts(after(NOW, days(31)));
    expect(await db.resource.count({ where: { id: resource.id } })).toBe(0);
  });

  test("a save over somebody else's is refused, and each version comes back whole", async () => {
    const { id } = await aResource({ licence: "CC BY-SA 4.0" });
    const seen = (await db.resource.findUniqueOrThrow({ where: { id } })).updatedAt;
    const changed = { ...text, licence: "Copie libre", attachmentId: await aFile() };
    expect(await editResource(scope, id, changed, after(NOW, minutes(1)), seen)).toMatchObject({ ok: true });
    expect(await editResource(scope, id, text, after(NOW, minutes(2)), seen)).toMatchObject({ reason: "text_stale" });
    const [, origin] = await listRevisions(scope, { resourceId: id });
    expect(await restoreResourceVersion(scope, id, origin?.id ?? "", after(NOW, minutes(30)))).toMatchObject({
      ok: true,
    });
    const back = await db.resource.findUniqueOrThrow({ where: { id } });
    expect(back).toMatchObject({ licence: "CC BY-SA 4.0", attachmentId: null });
  });

  test("a copy is a draft of its own address with the same words and file", async () => {
    const attachmentId = await aFile();
    const { id, slug } = await aResource({ attachmentId });
    await publishText(scope, { resourceId: id }, NOW);
    const made = await duplicateResource(scope, id, NOW);
    if (!made.ok) throw new Error(made.reason);
    const copy = await db.resource.findUniqueOrThrow({ where: { id: made.resourceId } });
    expect(copy).toMatchObject({ title: text.title, attachmentId, publishedAt: null });
    expect(copy.slug).not.toBe(slug);
  });
});

describe("the lists", () => {
  test("the desk's tabs count what they show, and a title is found in either language, by letters of any size", async () => {
    const { id } = await aResource({ title: { fr: "Plier", en: "Folding Leaflets" } });
    for (const state of ["all", ...TEXT_STATES] as const) {
      const ask = readTextAsk({ state });
      const { lines, total } = await listDeskResources([scope], ask, NOW);
      expect([(await countDeskResources([scope], ask, NOW))[state], total]).toEqual([lines.length, lines.length]);
      if (state !== "all") expect(lines.filter((line) => line.state !== state)).toEqual([]);
    }
    for (const q of ["plier", "LEAFLETS"])
      expect((await listDeskResources([scope], readTextAsk({ q }), NOW)).lines.map((line) => line.id)).toEqual([id]);
    const byTitle = (await listDeskResources([scope], readTextAsk({ sort: "title" }), NOW)).lines;
    expect(byTitle.at(0)?.id).toBe(id);
  });

  test("the press has a list of its own, by its own dates; kind and language narrow the library", async () => {
    const press = { kind: "PRESS", publisher: "La Gazette", language: "oc" };
    const older = await aResource({ ...press, publishedOn: "2026-03" });
    const newer = await aResource({ ...press, publishedOn: "2026-10-01" });
    const comic = await aResource({ kind: "COMIC", language: "oc" });
    for (const { id } of [newer, older, comic]) await publishText(scope, { resourceId: id }, NOW);
    const found = async (ask: object) =>
      (await listResources(readLibraryAsk({ language: "oc", ...ask }), NOW)).resources.map(({ id }) => id);
    expect(await found({})).toEqual([comic.id]);
    expect(await found({ kind: "press" })).toEqual([newer.id, older.id]);
    expect(await found({ kind: "map" })).toEqual([]);
    const { resources, more } = await listResources(readLibraryAsk({ kind: "press", language: "oc" }), NOW, 1);
    expect([resources.length, more]).toEqual([1, true]);
  });
});

describe("a file", () => {
  test("is taken when it is a whole PDF of 20 MB at most, under its plain name, and refused with its reason otherwise", async () => {
    const send = async (bytes: Uint8Array) => {
      const sent = await uploadAttachment(scope, bytes, "x.pdf", NOW);
      return sent.ok || sent.reason;
    };
    const large = Buffer.concat([PDF, Buffer.alloc(MAX_UPLOAD_BYTES), PDF]);
    expect(await send(large)).toBe("too_large");
    expect(await send(Buffer.from("<html>%%EOF"))).toBe("kind_unknown");
    expect(await send(PDF.subarray(0, 20))).toBe("unreadable");
    expect(await send(PDF)).toBe(true);
    const row = await db.attachment.findUniqueOrThrow({ where: { id: await aFile() } });
    expect(row).toMatchObject({ name: "Table v3", bytes: PDF.length, groupId: scope.groupId });
  });

  test("of a draft is had by who may write it, not by another group or by a greeter", async () => {
    const { slug } = await aResource({ attachmentId: await aFile() });
    const had = async (who: Scope) => {
      const token = newId();
      await startSignIn({ token, organizerId: who.organizerId, expiresAt: after(NOW, hours(1)) }, NOW);
      const cookie = `${signInCookie().name}=${token}`;
      const ended = await findServedFile(slug, cookie, after(NOW, hours(2)));
      return [(await findServedFile(slug, cookie, NOW)) !== null, ended !== null];
    };
    expect(await had(scope)).toEqual([true, false]);
    expect(await had(await someScope(scope.groupId, "GREETER"))).toEqual([false, false]);
    expect(await had(await someScope(await someGroup(), "OWNER"))).toEqual([false, false]);
  });

  test("is forgotten a day after it was sent when nothing names it, not while a resource or a version does", async () => {
    const [shown, before, loose] = [await aFile(), await aFile(), await aFile()];
    const { id } = await aResource({ attachmentId: before });
    await editResource(scope, id, { ...text, attachmentId: shown }, after(NOW, minutes(1)));
    const there = async () => {
      const ids = [shown, before, loose];
      const rows = (await db.attachment.findMany({ where: { id: { in: ids } } })).map((row) => row.id);
      return ids.map((each) => [rows.includes(each), existsSync(attachmentFile(each))]);
    };
    const [yes, no] = [
      [true, true],
      [false, false],
    ];
    await forgetUnusedAttachments(after(NOW, hours(23)));
    expect(await there()).toEqual([yes, yes, yes]);
    await forgetUnusedAttachments(after(NOW, hours(25)));
    expect(await there()).toEqual([yes, yes, no]);
  });

  test("leaves as a download that runs nothing, under its title, and is asked for again each time", async () => {
    const { id, slug: draft } = await aResource({ attachmentId: await aFile(), title: { fr: "L’été (à plier)" } });
    const security = ["X-Content-Type-Options", "nosniff"];
    const files = new AttachedFiles(attachmentFile, (name, cookies) => findServedFile(name, cookies, NOW), security);
    const server = createServer(async (request, response) => {
      if (!(await files.send(request, response))) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = (slug: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${filePath(slug)}`;
    try {
      expect((await fetch(address(draft))).status).toBe(404);
      await publishText(scope, { resourceId: id }, NOW);
      const { slug } = await db.resource.findUniqueOrThrow({ where: { id } });
      const got = await fetch(address(slug));
      expect(Buffer.from(await got.arrayBuffer())).toEqual(PDF);
      expect(Object.fromEntries(got.headers)).toMatchObject({
        "content-type": "application/pdf",
        "content-length": String(PDF.length),
        "content-disposition": `attachment; filename="${slug}.pdf"; filename*=UTF-8''L%E2%80%99%C3%A9t%C3%A9%20%28%C3%A0%20plier%29.pdf`,
        "content-security-policy": "sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-cache",
      });
      const again = await fetch(address(slug), { headers: { "if-none-match": got.headers.get("etag") ?? "" } });
      expect(again.status).toBe(304);
      await withdrawText(scope, { resourceId: id }, NOW);
      expect((await fetch(address(slug), { headers: { "if-none-match": got.headers.get("etag") ?? "" } })).status).toBe(
        404,
      );
    } finally {
      server.close();
    }
  });
});

test("the form says what it cannot take beside its field", () => {
  const reasons = (typed: object) =>
    resourceFormSchema
      .safeParse({ ...text, ...typed })
      .error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(reasons({ publishedOn: "2026-13" })).toEqual([["publishedOn", "date.partial"]]);
  for (const url of ["javascript:alert(1)", "//evil.example", "ftp://x.example"])
    expect(reasons({ url })).toEqual([["url", "href.invalid"]]);
  expect(reasons({ title: {} })).toEqual([["title.fr", "required"]]);
});
