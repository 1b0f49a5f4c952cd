import { randomBytes } from "node:crypto";
import { linkIn, type Mail, mailIdTo, mailsTo, waitForMail } from "@/tests/helpers/mail";
import { expect, site } from "./site";

/** To a member, below: confirm, you come, welcome to the letter, welcome among those who help. An issue may come too. */
const MAILS = 4;

/** An address nobody used before. */
export const newAddress = (who: string): string => `${who}-${randomBytes(6).toString("hex")}@example.org`;

/** Posts a form as a page of ours would, without following the answer. */
export const postForm = (path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${site.origin}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: site.origin, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
  });

export const isConfirmation = (mail: Mail): boolean => mail.links.some((link) => link.includes("/confirm/"));

/** The link of the confirmation mail that goes to the address. */
export const confirmationLink = async (email: string): Promise<string> =>
  linkIn(await waitForMail(site.mailDir, email, isConfirmation), /\/confirm\//);

/** The id under which the demo's mailbox shows the first mail to an address. */
export const mailboxId = (email: string): Promise<string> => mailIdTo(site.mailDir, email);

export type Member = { email: string; confirm: string; me: string };

/**
 * Somebody who subscribed, said they come and offered help, confirmed it and has their mails: with the paths of both
 * their pages.
 * `event` must take answers.
 */
export async function becomeMember(event = "contre-sommet"): Promise<Member> {
  const email = newAddress("membre");
  const fields = { email, name: "Camille", locale: "fr" };
  await postForm("/api/public/subscriptions", { ...fields, newsletter: "la-lettre", consent: "on" });
  await postForm(`/api/public/events/${event}/rsvps`, { ...fields, answer: "yes", guests: "1" });
  await postForm("/api/public/volunteers", { ...fields, group: "lucioles-rennes", skills: "welcome" });
  const link = new URL(await confirmationLink(email));
  const token = link.pathname.split("/").at(-1) ?? "";
  const answer = await postForm(`/api/public/confirmations/${token}`, { locale: "fr" });
  await expect
    .poll(async () => (await mailsTo(site.mailDir, email)).length, { timeout: 45_000 })
    .toBeGreaterThanOrEqual(MAILS);
  const me = new URL(answer.headers.get("location") ?? "", site.origin).pathname;
  return { email, confirm: `/confirm/${token}`, me };
}
