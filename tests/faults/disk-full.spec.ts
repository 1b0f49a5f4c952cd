import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import fr from "@/messages/fr.json" with { type: "json" };
import { type App, startApp } from "@/tests/helpers/app";
import { outcomeOf } from "./load";
import { uploader } from "./picture";

const MIB = 1024 * 1024;
/** A disk on which a Cortège has room, and some of it to fill. */
const DISK_MIB = 480;
/** Less than uploads leave free. */
const LOW_MIB = 120;

const isRoot = process.getuid?.() === 0;
const asRoot = (...command: string[]) =>
  execFileSync(isRoot ? "env" : "sudo", isRoot ? command : ["-n", ...command], { stdio: "pipe" });

/** A small disk of its own, in memory. */
function mountDisk(): { folder: string; unmount(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), "cortege-disk-"));
  const owner = `uid=${process.getuid?.() ?? 0},mode=755`;
  asRoot("mount", "-t", "tmpfs", "-o", `size=${DISK_MIB}m,${owner}`, "tmpfs", folder);
  return {
    folder,
    unmount: () => {
      asRoot("umount", folder);
      rmSync(folder, { recursive: true });
    },
  };
}

const test = base.extend<object, { disk: string; app: App }>({
  disk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from here
    async ({}, use) => {
      const { folder, unmount } = mountDisk();
      await use(folder);
      unmount();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ disk }, use) => {
      const app = await startApp({ dataDir: path.join(disk, "data") });
      await use(app);
      expect(await app.stop({ keepData: true }), app.output().slice(-2000)).toBe(0);
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

const freeOn = (disk: string): number => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};

/** Fills a disk until so many bytes are free, or others took them meanwhile; says how to make room again. */
async function fill(disk: string, free: number): Promise<() => void> {
  const name = path.join(disk, "films");
  const file = await open(name, "w");
  const piece = Buffer.alloc(MIB, 1);
  try {
    for (let left = freeOn(disk) - free; left > 0; left -= piece.length)
      await file.write(piece.subarray(0, Math.min(piece.length, left)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    await file.close();
  }
  return () => rmSync(name);
}

let people = 0;
const signUp = ({ origin }: App) =>
  outcomeOf(
    fetch(`${origin}/api/public/subscriptions`, {
      method: "POST",
      redirect: "manual",
      headers: { origin },
      body: new URLSearchParams({ email: `disque-${++people}@example.org`, newsletter: "la-lettre", consent: "on" }),
    }),
  );

test("on a disk that is nearly full pictures are refused in words, and people sign up all the same", async ({
  app,
  disk,
}) => {
  const upload = await uploader(app);
  expect((await upload()).status).toBe(201);
  const makeRoom = await fill(disk, LOW_MIB * MIB);
  const { status, said } = await upload();
  expect(status).toBe(507);
  expect(JSON.parse(said)).toEqual({ ok: false, errors: { file: fr.desk.pictures.refusals.disk_full } });
  for (let left = 50; left > 0; left -= 1) expect(await signUp(app)).toBe("ok");
  makeRoom();
  expect((await upload()).status, "with room again").toBe(201);
});

test("control: where files take the last byte people cannot sign up; with room again they can", async ({
  app,
  disk,
}) => {
  const makeRoom = await fill(disk, 0);
  await expect.poll(() => signUp(app), { timeout: 60_000, intervals: [1] }).toBe("unknown");
  makeRoom();
  await expect.poll(() => signUp(app), { timeout: 60_000 }).toBe("ok");
});
