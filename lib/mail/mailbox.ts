import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import PostalMime, { type Address, type Email } from "postal-mime";
import { env } from "../env";
import { isDemo } from "./queries";

/**
 * The demo's mailbox: mails that lie in the mail folder because there is no SMTP_URL. Open only then, only in the demo,
 * and only to somebody at this very machine: `direct` is the front's word for it (header x-cortege-direct).
 */
export const isMailboxOpen = async (direct: string | null): Promise<boolean> =>
  env().demo && env().smtpUrl === undefined && direct === "1" && (await isDemo());

export type MailLine = { id: string; at: Date; to: string; subject: string };

export type ShownMail = MailLine & {
  from: string;
  html: string;
  text: string;
  files: { name: string; type: string; content: Uint8Array<ArrayBuffer> }[];
};

const NAME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[0-9a-f-]{36}$/;
const SHOWN = 200;

const folder = () => path.join(env().dataDir, "mail");

/** The newest mails, newest first, 200 at most; none when no mail has left yet. */
export async function listMailbox(): Promise<MailLine[]> {
  const names = await readdir(folder()).catch(() => []);
  const ids = names
    .filter((name) => name.endsWith(".eml"))
    .map((name) => name.slice(0, -4))
    .filter((id) => NAME.test(id));
  const newest = ids.sort().reverse().slice(0, SHOWN);
  return (await Promise.all(newest.map(readMailboxMail))).filter((mail) => mail !== null);
}

/** One mail by its id; null when there is none. An id is a file's name as we write it, so it leads nowhere else. */
export async function readMailboxMail(id: string): Promise<ShownMail | null> {
  const at = NAME.exec(id);
  if (!at) return null;
  const raw = await readFile(path.join(folder(), `${id}.eml`)).catch(() => null);
  if (!raw) return null;
  const [, year, month, day, hour, minute, second, ms] = at;
  const mail = await PostalMime.parse(raw);
  return {
    id,
    at: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`),
    from: addressLine(mail.from ? [mail.from] : []),
    to: addressLine(mail.to ?? []),
    subject: mail.subject ?? "",
    html: mail.html ?? "",
    text: mail.text ?? "",
    files: filesOf(mail),
  };
}

const addressLine = (addresses: Address[]): string =>
  addresses.map(({ name, address = "" }) => (name ? `${name} <${address}>` : address)).join(", ");

const bytes = (content: string | ArrayBuffer | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);

const filesOf = ({ attachments }: Email): ShownMail["files"] =>
  attachments
    .filter((file) => file.filename)
    .map(({ filename, mimeType, content }) => ({ name: filename ?? "", type: mimeType, content: bytes(content) }));
