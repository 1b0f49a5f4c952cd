import type { Scope } from "@/lib/auth/scope";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import * as contactsSeen from "@/lib/contacts/desk/people";
import * as contacts from "@/lib/contacts/desk/queries";
import * as story from "@/lib/contacts/story/mutations";
import * as storySeen from "@/lib/contacts/story/people";
import * as stories from "@/lib/contacts/story/queries";
import { db, transaction } from "@/lib/db";
import { readSubscribersAsk } from "@/lib/newsletters/subscribers/filter";
import * as subscribersSeen from "@/lib/newsletters/subscribers/people";
import * as subscribers from "@/lib/newsletters/subscribers/queries";
import * as adding from "@/lib/signups/adding/mutations";
import * as bulk from "@/lib/signups/bulk/mutations";
import * as bulkActs from "@/lib/signups/bulk/queries";
import type { Bulk } from "@/lib/signups/bulk/schema";
import * as erasing from "@/lib/signups/erasing/mutations";
import * as merging from "@/lib/signups/merging/mutations";
import * as mergesSeen from "@/lib/signups/merging/people";
import * as merges from "@/lib/signups/merging/queries";
import * as separating from "@/lib/signups/merging/undoing/mutations";
import * as board from "@/lib/volunteers/board/mutations";
import * as boardSeen from "@/lib/volunteers/board/people";
import * as boards from "@/lib/volunteers/board/queries";
import { NOW, someAddress } from "@/tests/helpers/organizers";
import { type Act, ALL, type Case, EDIT as SEE } from "./case";

const everybody = readContactsAsk({});
const readers = readSubscribersAsk({});

const people = (naming: Record<string, Act>): Case => ({ may: SEE, naming });

async function merge(scope: Scope, keep: string, drop: string) {
  const seen = (await merges.findMergePreview(scope, keep, drop))?.seen ?? "";
  const outcome = await merging.mergeContacts(scope, { keep, drop, seen }, NOW);
  return outcome.ok ? { ok: true } : outcome;
}

async function started(scope: Scope, ids: string[], what: Bulk) {
  const outcome = await bulk.startBulk(scope, { ...everybody, ids }, what, NOW);
  return outcome.ok ? { ok: true } : outcome;
}

/** The matrix's rows for the people of a group: who comes to see them, and what is done with them. */
export const PEOPLE_CASES: Record<string, Case> = {
  "lib/contacts/desk/people.ts exportContacts": {
    may: SEE,
    plain: async (scope) => (await contactsSeen.exportContacts(scope, everybody, NOW)) && { ok: true },
  },
  "lib/contacts/desk/people.ts seeContacts": people({
    newsletter: (scope, of) => contactsSeen.seeContacts(scope, { ...everybody, newsletter: of.newsletter }, NOW),
  }),
  "lib/contacts/desk/queries.ts contactsWhere": {
    may: ALL,
    helper: true,
    plain: async (scope) => contacts.contactsWhere(scope, everybody),
  },
  "lib/contacts/desk/queries.ts countContacts": people({
    event: (scope, of) => contacts.countContacts(scope, { ...everybody, event: of.event }),
  }),
  "lib/contacts/desk/queries.ts listContactFilters": {
    may: SEE,
    plain: (scope) => contacts.listContactFilters(scope),
  },
  "lib/contacts/desk/queries.ts listContacts": {
    may: SEE,
    naming: {
      newsletter: (scope, of) => contacts.listContacts(scope, { ...everybody, newsletter: of.newsletter }),
      contact: (scope, of) => contacts.listContacts(scope, { ...everybody, ids: [of.contact] }),
      place: (scope, of) =>
        contacts.listContacts(scope, { ...everybody, after: `${NOW.getTime()}.${of.contact}`, tag: "x" }),
    },
    plain: (scope) => contacts.listContacts(scope, { ...everybody, q: "Dominique" }),
  },
  "lib/contacts/desk/queries.ts mayExportContacts": {
    may: SEE,
    plain: async (scope) => contacts.mayExportContacts(scope),
  },
  "lib/contacts/story/mutations.ts addNote": people({
    contact: (scope, of) => story.addNote(scope, of.contact, "Apporte sa sono.", NOW),
  }),
  "lib/contacts/story/mutations.ts deleteNote": people({
    contact: (scope, of) => story.deleteNote(scope, of.contact, of.note, NOW),
  }),
  "lib/contacts/story/mutations.ts editContact": people({
    contact: (scope, of) => story.editContact(scope, of.contact, { name: "Camille", language: "en" }, NOW),
  }),
  "lib/contacts/story/mutations.ts restoreNote": people({
    contact: async (scope, of) => {
      await story.deleteNote(scope, of.contact, of.note, NOW);
      return story.restoreNote(scope, of.contact, of.note, NOW);
    },
  }),
  "lib/contacts/story/mutations.ts tryContactAgain": people({
    contact: (scope, of) => story.tryContactAgain(scope, of.contact, NOW),
  }),
  "lib/contacts/story/people.ts seeContact": people({
    contact: (scope, of) => storySeen.seeContact(scope, of.contact, "contact.viewed", NOW),
  }),
  "lib/contacts/story/queries.ts findGroupOfContact": people({
    contact: (scope, of) => stories.findGroupOfContact([scope], of.contact),
  }),
  "lib/contacts/story/queries.ts getContact": people({
    contact: (scope, of) => stories.getContact(scope, of.contact),
  }),
  "lib/newsletters/subscribers/people.ts exportSubscribers": people({
    newsletter: async (scope, of) =>
      (await subscribersSeen.exportSubscribers(scope, of.newsletter, readers, NOW)) && { ok: true },
  }),
  "lib/newsletters/subscribers/people.ts seeSubscribers": people({
    newsletter: (scope, of) => subscribersSeen.seeSubscribers(scope, of.newsletter, readers, NOW),
  }),
  "lib/newsletters/subscribers/queries.ts countSubscribers": people({
    newsletter: (scope, of) => subscribers.countSubscribers(scope, of.newsletter),
  }),
  "lib/newsletters/subscribers/queries.ts listOwnNewsletters": {
    may: SEE,
    plain: async (scope) => (await subscribers.listOwnNewsletters(scope)) && { ok: true },
  },
  "lib/newsletters/subscribers/queries.ts listSubscribers": people({
    newsletter: (scope, of) => subscribers.listSubscribers(scope, of.newsletter, readers),
    place: (scope, of) =>
      subscribers.listSubscribers(scope, of.newsletter, { ...readers, after: `${NOW.getTime()}.${of.subscription}` }),
  }),
  "lib/signups/adding/mutations.ts addContact": people({
    newsletter: (scope, of) =>
      adding.addContact(scope, { email: someAddress(), origin: "paper", newsletter: of.newsletter }, NOW),
  }),
  "lib/signups/bulk/mutations.ts confirmErasure": people({
    erasure: (scope, of) => bulk.confirmErasure(scope, of.erasure, 1, NOW),
  }),
  "lib/signups/bulk/mutations.ts startBulk": people({
    tagged: (scope, of) => started(scope, [of.contact], { act: "untag", tag: "presse" }),
    erased: (scope, of) => started(scope, [of.contact], { act: "erase" }),
  }),
  "lib/signups/bulk/mutations.ts undoBulk": people({ act: (scope, of) => bulk.undoBulk(scope, of.bulkAct, NOW) }),
  "lib/signups/bulk/queries.ts findBulkAct": people({
    act: (scope, of) => bulkActs.findBulkAct([scope], of.bulkAct, NOW),
  }),
  "lib/signups/bulk/queries.ts listRunningActs": {
    may: SEE,
    plain: async (scope) => (await bulkActs.listRunningActs(scope)) && { ok: true },
  },
  "lib/signups/erasing/mutations.ts eraseContact": people({
    contact: (scope, of) => erasing.eraseContact(scope, of.contact, NOW),
  }),
  "lib/signups/merging/mutations.ts lockSides": {
    may: ALL,
    helper: true,
    naming: { both: (scope, of) => transaction((tx) => merging.lockSides(tx, scope, of.contact, of.twin)) },
  },
  "lib/signups/merging/mutations.ts mergeContacts": people({
    both: (scope, of) => merge(scope, of.contact, of.twin),
    other: (scope, of, own) => merge(scope, own.contact, of.twin),
    kept: (scope, of, own) => merge(scope, of.contact, own.twin),
  }),
  "lib/signups/merging/people.ts seeMergePreview": people({
    both: (scope, of) => mergesSeen.seeMergePreview(scope, of.contact, of.twin, NOW),
  }),
  "lib/signups/merging/queries.ts findMerge": people({
    merge: (scope, of) => merges.findMerge(scope, of.merge, NOW),
  }),
  "lib/signups/merging/queries.ts findMergePreview": people({
    both: (scope, of) => merges.findMergePreview(scope, of.contact, of.twin),
    other: (scope, of, own) => merges.findMergePreview(scope, own.contact, of.twin),
  }),
  "lib/signups/merging/undoing/mutations.ts undoMerge": people({
    merge: async (scope, of) => {
      const outcome = await separating.undoMerge(scope, of.merge, NOW);
      return !outcome.ok && outcome.reason === "merge_changed" ? { ok: true } : outcome;
    },
  }),

  "lib/volunteers/board/mutations.ts chooseBuddy": people({
    offer: (scope, of) => board.chooseBuddy(scope, of.offer, scope.organizerId, NOW),
  }),
  "lib/volunteers/board/mutations.ts moveVolunteer": people({
    offer: (scope, of) => board.moveVolunteer(scope, of.offer, "MET", NOW),
  }),
  "lib/volunteers/board/mutations.ts noteContact": people({
    offer: (scope, of) => board.noteContact(scope, of.offer, NOW),
  }),
  "lib/volunteers/board/mutations.ts snoozeVolunteer": people({
    offer: (scope, of) => board.snoozeVolunteer(scope, of.offer, true, NOW),
  }),
  "lib/volunteers/board/mutations.ts takeContactBack": people({
    offer: async (scope, of, own) => {
      if (of === own) await db.volunteerOffer.update({ where: { id: of.offer }, data: { contactedAt: NOW } });
      const before = { state: "ASKED", contactedAt: null, snoozedUntil: null, at: NOW } as const;
      return board.takeContactBack(scope, of.offer, before, NOW);
    },
  }),
  "lib/volunteers/board/people.ts seeVolunteers": { may: SEE, plain: (scope) => boardSeen.seeVolunteers(scope, NOW) },
  "lib/volunteers/board/queries.ts listBuddies": { may: SEE, plain: (scope) => boards.listBuddies(scope, NOW) },
  "lib/volunteers/board/queries.ts listVolunteers": { may: SEE, plain: (scope) => boards.listVolunteers(scope) },
};
