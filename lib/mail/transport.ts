import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { parseAddress } from "../addresses";
import { env } from "../env";
import { returnPath } from "./bounces/return-path";
import type { Handed } from "./lanes/lane";
import { Lanes, type Priority } from "./lanes/lanes";
import { headerName, headerText, type MailMessage, mailSender, publicHost } from "./message";
import { signBytes } from "./signing/own-key";

/** Left: the server took it (or it lies in the mail folder). Refused: for good, and why, without an address. */
export type SendOutcome = { ok: true } | { ok: false; failure: string };

/**
 * The mail did not leave this time: server busy, away or set up wrongly. Its words and code ("EAUTH AUTH 535 5.7.8")
 * hold no address and nothing of the mail: a queue and a log keep them.
 */
export class MailDelayed extends Error {
  override name = "MailDelayed";
  constructor(readonly code: string) {
    super(`The mail waits for the next try: ${code}`);
  }
}

/** Renders a mail to bytes; the lanes send it. */
const TO_BYTES = {
  streamTransport: true,
  buffer: true,
  newline: "windows",
  disableFileAccess: true,
  disableUrlAccess: true,
};

let open: Lanes | undefined;

/** This process's connections to the mail server of the settings. */
export function mailLanes(url: string): Lanes {
  if (open?.url !== url) {
    open?.close();
    open = new Lanes(url, env().smtpConnections);
  }
  return open;
}

/** Closes the connections that wait for mail: for the end of a process. */
export function closeMailTransport(): void {
  open?.close();
  open = undefined;
}

/** A mail's bytes and where they go. `id` is its delivery's; a copy of a message to many gives way to all others. */
export type Posted = { id: string; to: string; bytes: Buffer; priority: Priority; until?: number };

/** Hands a mail to the server of SMTP_URL, or without it writes it to `$CORTEGE_DATA/mail/<time>-<id>.eml`. */
export async function handOver({ id, to, bytes, priority, until }: Posted, now: Date): Promise<Handed> {
  const { smtpUrl } = env();
  if (smtpUrl) return mailLanes(smtpUrl).hand({ from: returnPath(id), to }, bytes, priority, until);
  await keepInFolder(bytes, id, now);
  return { outcome: "accepted" };
}

/**
 * Sends one mail. `id` names it in Message-ID too, so that a mail sent twice after a crash is one mail to a careful
 * reader. Throws MailDelayed when it may leave later; returns the refusal when the server said no for good (5xx to the
 * recipient or the content).
 */
export async function sendMail(message: MailMessage, { id, now }: { id: string; now: Date }): Promise<SendOutcome> {
  const to = parseAddress(message.to.address);
  if (!to.ok) return { ok: false, failure: `address refused here: ${to.reason}` };
  const bytes = await signBytes(await bytesOf(compose(message, to.value.display, id, now)));
  const handed = await handOver({ id, to: to.value.display, bytes, priority: "soon" }, now);
  if (handed.outcome === "accepted") return { ok: true };
  if (handed.outcome === "refused") return { ok: false, failure: handed.failure };
  throw new MailDelayed(handed.failure);
}

async function bytesOf(options: SendMailOptions): Promise<Buffer> {
  const { message } = (await createTransport(TO_BYTES as object).sendMail(options)) as unknown as { message: Buffer };
  return message;
}

function compose(message: MailMessage, address: string, id: string, now: Date): SendMailOptions {
  const { to, calendar, replyTo } = message;
  const name = headerName(to.name ?? "");
  const answerTo = replyTo ? parseAddress(replyTo) : undefined;
  return {
    from: mailSender(message.from?.name ?? ""),
    to: name ? { name, address } : address,
    replyTo: answerTo?.ok ? answerTo.value.display : undefined,
    subject: headerText(message.subject),
    html: message.html,
    text: message.text,
    date: now,
    messageId: `<${id}@${publicHost()}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "Content-Language": message.locale,
      ...Object.fromEntries(Object.entries(message.headers ?? {}).map(([key, value]) => [key, headerText(value)])),
    },
    icalEvent: calendar && { method: calendar.method, content: calendar.ics, filename: "calendar.ics" },
    textEncoding: "quoted-printable",
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Where mails lie when no SMTP_URL is set. */
export const mailFolder = (): string => path.join(env().dataDir, "mail");

async function keepInFolder(bytes: Buffer, id: string, now: Date): Promise<void> {
  const name = `${now.toISOString().replace(/[-:.]/g, "")}-${id}.eml`;
  const folder = mailFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, `.${name}.part`), bytes, { mode: 0o600 });
  await rename(path.join(folder, `.${name}.part`), path.join(folder, name));
}
