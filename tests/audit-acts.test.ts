import { beforeEach, expect, test } from "vitest";
import { letOwnerIn } from "@/lib/auth/letting-in/mutations";
import type { Scope } from "@/lib/auth/scope";
import { renewRecoveryCodes, setUpTotp } from "@/lib/auth/second-factor/mutations";
import { removePasskey } from "@/lib/auth/second-factor/passkeys/mutations";
import { listPasskeys } from "@/lib/auth/second-factor/passkeys/queries";
import { newSecret, totpCode } from "@/lib/auth/second-factor/totp";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { exportContacts, seeContacts } from "@/lib/contacts/desk/people";
import { addNote, deleteNote, editContact, restoreNote, tryContactAgain } from "@/lib/contacts/story/mutations";
import { seeContact } from "@/lib/contacts/story/people";
import { db } from "@/lib/db";
import { tickAttendance, untickAttendance } from "@/lib/events/attendance/mutations";
import { forgetPartAddress, mailPart, renewPartLink, undoCorrection } from "@/lib/events/parts/links/mutations";
import { answerPart, correctPart } from "@/lib/events/parts/mutations";
import { exportPeople, seePeople } from "@/lib/events/people/people";
import { addWalkIn, removeWalkIn } from "@/lib/events/walk-ins/mutations";
import { newId } from "@/lib/ids";
import { seeFated } from "@/lib/newsletters/broadcasts/following/people";
import { resendUncertain, sendBroadcast } from "@/lib/newsletters/broadcasts/mutations";
import { seeCopy } from "@/lib/newsletters/broadcasts/preview/people";
import { readSubscribersAsk } from "@/lib/newsletters/subscribers/filter";
import { exportSubscribers, seeSubscribers } from "@/lib/newsletters/subscribers/people";
import type { AuditFact } from "@/lib/privacy/audit/chain";
import { linkToken } from "@/lib/privacy/link-tokens";
import { unseal } from "@/lib/privacy/sealed";
import { setTerms } from "@/lib/purge/terms/mutations";
import { editGroup, foundLocalGroup } from "@/lib/settings/group/mutations";
import { groupEditSchema } from "@/lib/settings/group/schema";
import {
  acceptInvitation,
  createInvitationToken,
  invite,
  withdrawInvitation,
} from "@/lib/settings/invitations/mutations";
import { changeRole, removeRole, takeFactorAway } from "@/lib/settings/roles/mutations";
import { readTrailAsk } from "@/lib/settings/trail/filter";
import { exportTrail } from "@/lib/settings/trail/people";
import { chooseWording } from "@/lib/settings/words/mutations";
import { DEFAULT_WORDING } from "@/lib/settings/words/schema";
import { addContact } from "@/lib/signups/adding/mutations";
import { confirmErasure, startBulk, undoBulk } from "@/lib/signups/bulk/mutations";
import { addByHand } from "@/lib/signups/by-hand/mutations";
import { eraseContact } from "@/lib/signups/erasing/mutations";
import { mergeContacts } from "@/lib/signups/merging/mutations";
import { findMergePreview } from "@/lib/signups/merging/queries";
import { undoMerge } from "@/lib/signups/merging/undoing/mutations";
import { after, days } from "@/lib/time";
import { noteContact } from "@/lib/volunteers/board/mutations";
import { seeVolunteers } from "@/lib/volunteers/board/people";
import { addSomePasskey, someAuthenticator } from "./helpers/authenticator";
import { NOW, someAddress, someGroup, someScope, someSignIn } from "./helpers/organizers";
import { type Rows, someRows } from "./roles/rows";

const everybody = readContactsAsk({});
const readers = readSubscribersAsk({});
const unsaid = { aboutFr: undefined, aboutEn: undefined, url: undefined };
const writer = { name: "WRITER", lastDay: undefined } as const;

const LOCAL = { name: "Local", slug: newId(), town: undefined };
const GROUP = { name: { fr: "Nous" }, timeZone: "Europe/Paris", accent: "#1f6f5c", accentDark: "#7fd8c0" };

async function mergeTwins(scope: Scope, { contact: keep, twin: drop }: Rows) {
  const seen = (await findMergePreview(scope, keep, drop))?.seen ?? "";
  return mergeContacts(scope, { keep, drop, seen }, NOW);
}

/** Signed in, with a passkey just added. */
async function withPasskey({ organizerId }: Scope) {
  const who = await someSignIn(organizerId);
  await addSomePasskey(who, someAuthenticator(), NOW);
  return who;
}

/** Every act that the trail knows, done once; a new one without its line here does not compile. */
const ACTS: Record<AuditFact["act"], (scope: Scope, rows: Rows) => Promise<unknown>> = {
  "rsvps.viewed": (scope, { event }) => seePeople(scope, event, { show: "all", q: "", sort: "name" }, NOW),
  "rsvps.exported": (scope, { event }) => exportPeople(scope, event, NOW),
  "rsvps.asked": (scope, { event }) => addByHand(scope, event, { email: someAddress(), locale: "fr" }, NOW),
  "broadcast.sent": (scope, { broadcast }) => sendBroadcast(scope, broadcast, undefined, NOW),
  "broadcast.previewed": (scope, { broadcast }) => seeCopy(scope, broadcast, NOW),
  "broadcast.followed": (scope, { broadcast }) => seeFated(scope, broadcast, "unsure", NOW),
  "broadcast.resent": (scope, { broadcast }) => resendUncertain(scope, broadcast, undefined, NOW),
  "attendance.ticked": async (scope, { rsvp: id }) => {
    await db.rsvp.update({ where: { id }, data: { status: "GOING" } });
    await tickAttendance(scope, id, NOW);
  },
  "attendance.unticked": async (scope, { rsvp: id }) => {
    await db.rsvp.update({ where: { id }, data: { status: "GOING", attendedAt: NOW } });
    await untickAttendance(scope, id, NOW);
  },
  "walk-in.added": (scope, { event }) => addWalkIn(scope, event, {}, after(NOW, days(10))),
  "walk-in.removed": (scope, { walkIn }) => removeWalkIn(scope, walkIn, NOW),
  "factor.set": ({ organizerId: id }) => {
    const secret = newSecret();
    return setUpTotp({ id, signInId: newId() }, { secret, code: totpCode(secret, NOW) }, NOW);
  },
  "factor.renewed": ({ organizerId: id }) => renewRecoveryCodes({ id, signInId: newId() }, NOW),
  "factor.removed": (scope, { organizer }) => takeFactorAway(scope, organizer, NOW),
  "factor.passkey_added": withPasskey,
  "factor.passkey_removed": async (scope) => {
    const who = await withPasskey(scope);
    await db.auditEntry.deleteMany({ where: { organizerId: scope.organizerId } });
    await removePasskey(who, (await listPasskeys(who.id))[0]?.id ?? "", NOW);
  },
  "group.worded": async (scope) => {
    await db.group.update({ where: { id: scope.groupId }, data: { createdAt: new Date(0) } });
    return chooseWording(scope, DEFAULT_WORDING, NOW);
  },
  "group.terms_set": (scope) => setTerms(scope, { answersKept: 7, peopleKept: null }, NOW),
  "group.edited": (scope) => editGroup(scope, groupEditSchema.parse(GROUP), NOW),
  "group.founded": (scope) => foundLocalGroup(scope, LOCAL, "fr", NOW),
  "part.mailed": (scope, { speaker }) => mailPart(scope, speaker, { email: someAddress(), language: "fr" }, NOW),
  "part.link_renewed": (scope, { speaker }) => renewPartLink(scope, speaker, NOW),
  "part.address_forgotten": (scope, { participation }) => forgetPartAddress(scope, participation, NOW),
  "part.answered": (_, { speaker }) =>
    answerPart(linkToken("part", speaker, 1), { answer: "decline", message: "Malade" }, NOW),
  "part.corrected": (_, { speaker }) => correctPart(linkToken("part", speaker, 1), { ...unsaid, name: "Awa B." }, NOW),
  "part.correction_undone": async (scope, { speaker: id }) => {
    await db.speaker.update({ where: { id }, data: { before: { name: "Awa", about: {}, url: null } } });
    await undoCorrection(scope, id, NOW);
  },
  "roles.invited": (scope) => invite(scope, { ...writer, email: someAddress(), locale: "fr" }, NOW),
  "roles.uninvited": (scope, { invitation }) => withdrawInvitation(scope, invitation, NOW),
  "roles.accepted": async (_, { invitation }) =>
    acceptInvitation((await createInvitationToken(invitation)) ?? "", "Zoé", NOW),
  "roles.changed": (scope, { organizer }) => changeRole(scope, { ...writer, organizerId: organizer }, NOW),
  "roles.ended": (scope, { organizer }) => removeRole(scope, organizer, NOW),
  "owner.let_in": async ({ organizerId: id }) => {
    const { sealedEmail } = await db.organizer.findUniqueOrThrow({ where: { id } });
    return letOwnerIn(someAddress(unseal("Organizer.sealedEmail", id, sealedEmail)), { dropFactor: false }, NOW);
  },
  "trail.exported": (scope) => exportTrail(scope, readTrailAsk({}), "Europe/Paris", NOW),
  "contacts.viewed": (scope) => seeContacts(scope, everybody, NOW),
  "contacts.exported": (scope) => exportContacts(scope, everybody, NOW),
  "contacts.tagged": (scope) => startBulk(scope, everybody, { act: "tag", tag: "neuf" }, NOW),
  "contacts.untagged": (scope) => startBulk(scope, everybody, { act: "untag", tag: "presse" }, NOW),
  "contacts.tag_undone": (scope, { bulkAct }) => undoBulk(scope, bulkAct, NOW),
  "contacts.erased": (scope, { erasure }) => confirmErasure(scope, erasure, 1, NOW),
  "contacts.merged": mergeTwins,
  "contacts.merge_undone": async (scope, rows) => {
    const merged = await mergeTwins(scope, rows);
    await db.auditEntry.deleteMany({ where: { groupId: scope.groupId } });
    if (merged.ok) await undoMerge(scope, merged.mergeId, NOW);
  },
  "contact.viewed": (scope, { contact }) => seeContact(scope, contact, "contact.viewed", NOW),
  "contact.exported": (scope, { contact }) => seeContact(scope, contact, "contact.exported", NOW),
  "contact.added": (scope) => addContact(scope, { email: someAddress(), origin: "paper" }, NOW),
  "contact.edited": (scope, { contact }) => editContact(scope, contact, { name: "Awa" }, NOW),
  "contact.noted": (scope, { contact }) => addNote(scope, contact, "Vient à vélo.", NOW),
  "contact.note_deleted": (scope, { contact, note }) => deleteNote(scope, contact, note, NOW),
  "contact.tried_again": (scope, { contact }) => tryContactAgain(scope, contact, NOW),
  "contact.note_restored": async (scope, { contact, note }) => {
    await db.contactNote.update({ where: { id: note }, data: { deletedAt: NOW } });
    await restoreNote(scope, contact, note, NOW);
  },
  "contact.erased": (scope, { contact }) => eraseContact(scope, contact, NOW),
  "subscribers.viewed": (scope, { newsletter }) => seeSubscribers(scope, newsletter, readers, NOW),
  "subscribers.exported": (scope, { newsletter }) => exportSubscribers(scope, newsletter, readers, NOW),
  "subscriber.unsubscribed": (scope) => startBulk(scope, everybody, { act: "unsubscribe", newsletter: "" }, NOW),
  "subscriber.unsubscribe_undone": async (scope, { bulkAct: id }) => {
    await db.bulkAct.update({ where: { id }, data: { kind: "UNSUBSCRIBE" } });
    await undoBulk(scope, id, NOW);
  },
  "volunteers.viewed": (scope) => seeVolunteers(scope, NOW),
  "volunteer.changed": (scope, { offer }) => noteContact(scope, offer, NOW),
};

let rows: Rows;
let scope: Scope;

beforeEach(async () => {
  rows = await someRows(await someGroup());
  scope = await someScope(rows.groupId);
});

test.each(Object.entries(ACTS))("%s is on the audit trail, once, with its group if it has one", async (act, run) => {
  await run(scope, rows);
  const own = { groupId: null, organizerId: scope.organizerId };
  const where = { OR: [{ groupId: scope.groupId }, own] };
  const trail = await db.auditEntry.findMany({ where, select: { act: true } });
  expect(trail).toEqual([{ act }]);
});
