import { createHmac } from "node:crypto";
import { keyedHash, subkey } from "../keys";

/** What is on record of one look at, export or change of people's data; no personal data itself. */
export type AuditFact = {
  organizerId: string | null;
  groupId: string | null;
  act:
    | "rsvps.viewed"
    | "rsvps.exported"
    | "rsvps.asked"
    | "broadcast.sent"
    | "broadcast.previewed"
    | "broadcast.followed"
    | "broadcast.resent"
    | "attendance.ticked"
    | "attendance.unticked"
    | "walk-in.added"
    | "walk-in.removed"
    | "factor.set"
    | "factor.renewed"
    | "factor.removed"
    | "factor.passkey_added"
    | "factor.passkey_removed"
    | "group.edited"
    | "group.founded"
    | "group.worded"
    | "group.terms_set"
    | "part.mailed"
    | "part.link_renewed"
    | "part.address_forgotten"
    | "part.answered"
    | "part.corrected"
    | "part.correction_undone"
    | "trail.exported"
    | "roles.invited"
    | "roles.uninvited"
    | "roles.accepted"
    | "roles.changed"
    | "roles.ended"
    | "owner.let_in"
    | "contacts.viewed"
    | "contacts.exported"
    | "contacts.tagged"
    | "contacts.untagged"
    | "contacts.tag_undone"
    | "contacts.erased"
    | "contacts.merged"
    | "contacts.merge_undone"
    | "contact.viewed"
    | "contact.exported"
    | "contact.added"
    | "contact.edited"
    | "contact.noted"
    | "contact.note_deleted"
    | "contact.note_restored"
    | "contact.tried_again"
    | "contact.erased"
    | "subscribers.viewed"
    | "subscribers.exported"
    | "subscriber.unsubscribed"
    | "subscriber.unsubscribe_undone"
    | "volunteers.viewed"
    | "volunteer.changed";
  subjectId: string | null;
  count: number | null;
};

/** Where a chain begins. */
export const FIRST_LINK = new Uint8Array(32);

/** An entry's hash: over the one before it and everything it says. Keyed, so that nobody without the key can rewrite the trail. */
export function auditHash(previous: Uint8Array, at: Date, fact: AuditFact): Uint8Array<ArrayBuffer> {
  const said = [at.toISOString(), fact.organizerId, fact.groupId, fact.act, fact.subjectId, fact.count];
  return new Uint8Array(createHmac("sha256", subkey("audit")).update(previous).update(JSON.stringify(said)).digest());
}

/** A sealed place: "start" is the last entry that was forgotten, "verified" the last to which all held, "end" the last that was written. */
export type Anchor = { place: string; entryId: bigint; hash: Uint8Array };

/** An anchor's seal, keyed as the entries are: nobody without the key can say that the chain begins or ends elsewhere. */
export const anchorSeal = ({ place, entryId, hash }: Anchor): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedHash("audit", `anchor|${place}|${entryId}|${Buffer.from(hash).toString("hex")}`));

/** Whether an anchor says what was sealed. */
export const anchorHolds = (anchor: Anchor & { seal: Uint8Array }): boolean =>
  Buffer.compare(anchor.seal, anchorSeal(anchor)) === 0;

/** What follows an end that does not hold: no entry has this hash, so the break stays to be seen. */
export const NO_LINK = new Uint8Array(32).fill(255);
