import PostalMime, { type Email } from "postal-mime";
import { isId } from "../../ids";
import { publicHost } from "../message";
import { deliveryOfReturnPath } from "./return-path";
import { statusIn } from "./rules";

/**
 * What came back about one of our mails: it did not arrive (a delivery status notification, RFC 3464), or its reader
 * called it spam (a feedback report, RFC 5965). Passing: a report that asks for nothing, such as a delay. Unknown: no
 * report, or none of ours; a person may want to look at it.
 */
export type Report =
  | { about: "bounce"; deliveryId: string; status: string }
  | { about: "complaint"; deliveryId: string }
  | { about: "passing" | "unknown" };

type Fields = ReadonlyMap<string, string>;

/** Where a mail server writes down for whom a mail came. */
const FOR_WHOM = new Set(["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to"]);

/** Feedback that is no complaint: taken back, or about how mail is signed. */
const NO_COMPLAINT = new Set(["not-spam", "auth-failure", "virus"]);

/** Reads a mail as it came, headers and all. Never throws: what is no mail is unknown. */
export async function readReport(raw: Uint8Array): Promise<Report> {
  const mail = await PostalMime.parse(raw).catch(() => null);
  if (!mail) return { about: "unknown" };
  const status = partOf(mail, "message/delivery-status");
  const feedback = partOf(mail, "message/feedback-report")?.[0];
  if (!status && !feedback) return { about: "unknown" };
  const deliveryId = await whoseMail(mail, feedback);
  if (!deliveryId) return { about: "unknown" };
  if (status) return readStatus(status, deliveryId);
  const kind = feedback?.get("feedback-type")?.toLowerCase() ?? "";
  return NO_COMPLAINT.has(kind) ? { about: "passing" } : { about: "complaint", deliveryId };
}

/** The first recipient whom it did not reach for good. Ours go to one each. */
function readStatus(groups: readonly Fields[], deliveryId: string): Report {
  for (const group of groups) {
    const status = statusOf(group);
    const action = group.get("action")?.toLowerCase();
    if (action ? action.startsWith("failed") : status?.startsWith("5"))
      return { about: "bounce", deliveryId, status: status ?? "5.0.0" };
  }
  return { about: groups.some((group) => group.has("action")) ? "passing" : "unknown" };
}

/** What the reporting server says, or, where that says nothing certain, what the one it asked said. */
function statusOf(group: Fields): string | null {
  const own = statusIn(group.get("status") ?? "");
  const asked = statusIn(group.get("diagnostic-code") ?? "");
  return own && !own.endsWith(".0.0") ? own : (asked ?? own);
}

/** A part's fields, group by group (an empty line ends one); null when the mail has no such part. */
function partOf(mail: Email, type: string): Fields[] | null {
  const part = mail.attachments.find(({ mimeType }) => mimeType === type);
  return part
    ? textOf(part.content)
        .split(/\n[ \t]*\n/)
        .map(fieldsOf)
    : null;
}

const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  (typeof content === "string" ? content : new TextDecoder().decode(content)).replace(/\r\n?/g, "\n");

function fieldsOf(group: string): Fields {
  const lines = group.replace(/\n[ \t]+/g, " ").split("\n");
  const pairs = lines.map((line) => [line, line.indexOf(":")] as const).filter(([, at]) => at > 0);
  return new Map(pairs.map(([line, at]) => [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]));
}

/**
 * Whose mail it was: told by the address it came back to, which only we can make, or by the Message-ID of the mail that
 * is handed back with the report; never by an address in the text, which anybody can write.
 */
async function whoseMail({ headers, attachments }: Email, feedback: Fields | undefined): Promise<string | null> {
  const returned = attachments.find(({ mimeType }) => mimeType.startsWith("message/rfc822") || mimeType === HEADERS);
  const ours = returned && (await PostalMime.parse(textOf(returned.content)).catch(() => null));
  const places = [
    ...headers.filter(({ key }) => FOR_WHOM.has(key)).map(({ value }) => value),
    feedback?.get("original-mail-from") ?? "",
    ours?.returnPath ?? "",
  ];
  for (const address of places.flatMap((place) => place.match(/[^\s<>,;:"]+@[^\s<>,;"]+/g) ?? [])) {
    const found = deliveryOfReturnPath(address);
    if (found) return found;
  }
  return deliveryOfMessageId(ours?.messageId ?? "");
}

const HEADERS = "text/rfc822-headers";

function deliveryOfMessageId(messageId: string): string | null {
  const [, id = "", host] = /^<([^@<>]+)@([^@<>]+)>$/.exec(messageId.trim().toLowerCase()) ?? [];
  return host === publicHost().toLowerCase() && isId(id) ? id : null;
}
