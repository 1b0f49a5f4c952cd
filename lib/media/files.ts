import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";

/** Where uploaded pictures lie, below the data folder: `npm run backup` takes them along. */
export const picturesFolder = () => path.join(env().dataDir, "uploads", "pictures");

/** Below so many free bytes uploads are refused, so that answers to events can still be written. */
const KEPT_FREE = 256 * 1024 * 1024;

/** Makes the folder when it is not there; false when the disk is nearly full. */
export async function hasRoom(folder: string, free = KEPT_FREE): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > free;
}

const FILE = /^([0-9a-f-]{36})-\d+\.webp$/;

/** Deletes every size of the pictures named. */
export async function deletePictureFiles(ids: readonly string[]): Promise<void> {
  const gone = new Set(ids);
  for (const file of await readdir(picturesFolder()).catch(() => []))
    if (gone.has(FILE.exec(file)?.[1] ?? "")) await rm(path.join(picturesFolder(), file), { force: true });
}

/** What is named by files that lie in a folder since before a moment. */
async function namedBefore(folder: string, naming: RegExp, moment: Date): Promise<string[]> {
  const ids = new Set<string>();
  for (const file of await readdir(folder).catch(() => [])) {
    const id = naming.exec(file)?.[1];
    if (id && (await stat(path.join(folder, file))).mtime < moment) ids.add(id);
  }
  return [...ids];
}

/** The pictures that lie in the folder since before a moment. */
export const pictureFilesBefore = (moment: Date) => namedBefore(picturesFolder(), FILE, moment);

/** Where the PDFs of the library lie, beside the pictures. */
export const attachmentsFolder = () => path.join(env().dataDir, "uploads", "files");
export const attachmentFile = (id: string) => path.join(attachmentsFolder(), `${id}.pdf`);

/** Deletes the files of the attachments named. */
export async function deleteAttachmentFiles(ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(attachmentFile(id), { force: true });
}

const PDF = /^([0-9a-f-]{36})\.pdf$/;

/** The attachments whose file lies in the folder since before a moment. */
export const attachmentFilesBefore = (moment: Date) => namedBefore(attachmentsFolder(), PDF, moment);
