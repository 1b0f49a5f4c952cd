import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import { parseAddress } from "../addresses";
import { env } from "../env";
import { headerName, headerText, type MailMessage, mailSender, publicHost } from "./message";

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

const CONNECTIONS = 4;
const SECONDS = 1000;

/** Bounded in everything, so that a server that answers nothing cannot hold a worker. */
const LIMITS = {
  pool: true,
  maxConnections: CONNECTIONS,
  maxMessages: 100,
  maxRequeues: 1,
  dnsTimeout: 10 * SECONDS,
  connectionTimeout: 15 * SECONDS,
  greetingTimeout: 15 * SECONDS,
  socketTimeout: 45 * SECONDS,
  disableFileAccess: true,
  disableUrlAccess: true,
};

/** Renders a mail to bytes instead of sending it. */
const TO_BYTES = {
  streamTransport: true,
  buffer: true,
  newline: "windows",
  disableFileAccess: true,
  disableUrlAccess: true,
};

let pool: { url: string; transporter: Transporter } | undefined;

function smtpPool(url: string): Transporter {
  if (pool?.url !== url) {
    pool?.transporter.close();
    pool = { url, transporter: createTransport({ ...LIMITS, url } as object) };
    // A connection that breaks while idle is nobody's failure; unheard, it would end the process.
    pool.transporter.on("error", () => undefined);
  }
  return pool.transporter;
}

/** Closes the connections that wait for mail: for the end of a process. */
export function closeMailTransport(): void {
  pool?.transporter.close();
  pool = undefined;
}

/**
 * Sends one mail: through SMTP_URL, or without it as a file `$CORTEGE_DATA/mail/<time>-<id>.eml`. `id` names it in
 * Message-ID too, so that a mail sent twice after a crash is one mail to a careful reader. Throws MailDelayed when it
 * may leave later; returns the refusal when the server said no for good (5xx to the recipient or the content).
 */
export async function sendMail(message: MailMessage, { id, now }: { id: string; now: Date }): Promise<SendOutcome> {
  const to = parseAddress(message.to.address);
  if (!to.ok) return { ok: false, failure: `address refused here: ${to.reason}` };
  const options = compose(message, to.value.display, id, now);
  const { smtpUrl } = env();
  try {
    if (smtpUrl) await smtpPool(smtpUrl).sendMail(options);
    else await writeToFolder(options, id, now);
    return { ok: true };
  } catch (error) {
    return judge(error);
  }
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

async function writeToFolder(options: SendMailOptions, id: string, now: Date): Promise<void> {
  const { message } = (await createTransport(TO_BYTES as object).sendMail(options)) as unknown as { message: Buffer };
  const name = `${now.toISOString().replace(/[-:.]/g, "")}-${id}.eml`;
  const folder = mailFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, `.${name}.part`), message, { mode: 0o600 });
  await rename(path.join(folder, `.${name}.part`), path.join(folder, name));
}

type SmtpError = { code?: string; responseCode?: number; response?: string; command?: string };

/** Steps of the dialogue that speak of this mail; a 5xx anywhere else (log-in, sender) speaks of our settings. */
const ABOUT_THIS_MAIL = /^(RCPT TO|DATA)/;
/** 503 bad sequence of commands, 530 log in first: whatever the step, not about this mail. */
const ABOUT_OUR_SETTINGS = new Set([503, 530]);

function judge(error: unknown): SendOutcome {
  const { code, responseCode = 0, response = "", command = "" } = error as SmtpError;
  if (!code) throw error; // not the server's doing: a bug, or a disk that refuses
  const detail = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0];
  const failure = [code, command.split(" ")[0], responseCode || "", detail].filter(Boolean).join(" ");
  const unmailable = code === "EENVELOPE" && !responseCode;
  const refused = responseCode >= 500 && !ABOUT_OUR_SETTINGS.has(responseCode) && ABOUT_THIS_MAIL.test(command);
  if (unmailable || refused) return { ok: false, failure };
  throw new MailDelayed(failure);
}
