import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";

export type Mail = Email & {
  /** Own addresses in it, in the order of the text part. */
  links: string[];
};

const WAIT_MS = 45_000;

function files(mailDir: string): string[] {
  try {
    return readdirSync(mailDir)
      .filter((name) => name.endsWith(".eml"))
      .sort();
  } catch {
    return []; // no mail has left yet
  }
}

const linksOf = (email: Email): string[] => {
  const text = `${email.text ?? ""}\n${(email.html ?? "").replace(/&amp;/g, "&")}`;
  return [...new Set(text.match(/https?:\/\/[^\s"'<>)\]]+/g) ?? [])];
};

/** A mail never changes once it has its name, and waiting reads the folder often. */
const known = new Map<string, Promise<Mail>>();

async function parse(file: string): Promise<Mail> {
  const email = await PostalMime.parse(readFileSync(file));
  return { ...email, links: linksOf(email) };
}

function read(file: string): Promise<Mail> {
  const mail = known.get(file) ?? parse(file);
  known.set(file, mail);
  return mail;
}

/** Every mail written so far, oldest first. */
export const readMails = (mailDir: string): Promise<Mail[]> =>
  Promise.all(files(mailDir).map((name) => read(path.join(mailDir, name))));

/** Mails to one address, oldest first. */
export const mailsTo = async (mailDir: string, address: string): Promise<Mail[]> =>
  (await readMails(mailDir)).filter((mail) =>
    mail.to?.some((to) => to.address?.toLowerCase() === address.toLowerCase()),
  );

/** The name, without ".eml", of the first mail to one address. */
export async function mailIdTo(mailDir: string, address: string): Promise<string> {
  for (const name of files(mailDir)) {
    const { to } = await read(path.join(mailDir, name));
    if (to?.some((one) => one.address?.toLowerCase() === address.toLowerCase())) return name.slice(0, -4);
  }
  throw new Error(`no mail to ${address}`);
}

/** The newest mail to the address for which `isIt` holds; waits for it up to 45 s. */
export async function waitForMail(
  mailDir: string,
  address: string,
  isIt: (mail: Mail) => boolean = () => true,
): Promise<Mail> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const mails = await mailsTo(mailDir, address);
    const found = mails.findLast(isIt);
    if (found) return found;
    if (Date.now() > until) throw new Error(`no such mail to ${address}; got: ${mails.map((mail) => mail.subject)}`);
    await sleep(150);
  }
}

/** The one link of a mail whose path matches. */
export function linkIn(mail: Mail, pathname: RegExp): string {
  const found = mail.links.find((link) => pathname.test(new URL(link).pathname));
  if (!found) throw new Error(`no link ${pathname} in "${mail.subject}": ${mail.links.join(" ")}`);
  return found;
}
