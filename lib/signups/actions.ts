"use server";

import { z } from "zod";
import { provedAction, refuse } from "@/lib/auth/form-action";
import { peopleAction } from "@/lib/auth/people-action";
import { chosenFields, readChosen } from "@/lib/contacts/desk/filter";
import { findScopeOfEvent } from "@/lib/events/desk/queries";
import { addWalkIn } from "@/lib/events/walk-ins/mutations";
import { uuid } from "@/lib/forms";
import { addContact } from "./adding/mutations";
import { addSchema } from "./adding/schema";
import { confirmErasure, startBulk, undoBulk } from "./bulk/mutations";
import { bulkSchema } from "./bulk/schema";
import { addByHand } from "./by-hand/mutations";
import { byHandSchema } from "./by-hand/schema";
import { eraseContact } from "./erasing/mutations";
import { mergeContacts } from "./merging/mutations";
import { undoMerge } from "./merging/undoing/mutations";

/** Puts somebody on an event's list: by mail when there is an address, else as come through the door this moment. */
export const addPerson = provedAction(
  z.object({ eventId: uuid("unknown"), person: byHandSchema }),
  async ({ eventId, person }, who, now) => {
    const scope = await findScopeOfEvent(who.scopes, eventId);
    if (!scope) return refuse("not_found");
    const { email, name, locale } = person;
    const outcome = email
      ? await addByHand(scope, eventId, { email, locale, ...(name ? { name } : {}) }, now)
      : await addWalkIn(scope, eventId, name ? { name } : {}, now);
    return outcome.ok ? { ok: true } : refuse(outcome.reason);
  },
);

/** Writes a person down in the group's address book and leads to their page. */
export const writeDownPerson = peopleAction(
  addSchema,
  async (scope, input, now) => {
    const outcome = await addContact(scope, input, now);
    if (!outcome.ok) return outcome;
    return { to: `/organize/contacts/${outcome.contact}`, says: { done: outcome.known ? "known" : "added" } };
  },
  { keeps: true },
);

/** Erases all that the group holds of a person, once it is said to be sure. */
export const erasePerson = peopleAction(
  z.object({ contact: uuid(), sure: z.literal("on", "erasure.unsure") }),
  async (scope, { contact }, now) => {
    const outcome = await eraseContact(scope, contact, now);
    return outcome.ok ? { to: `/organize/contacts?group=${scope.groupId}`, says: { done: "erased" } } : outcome;
  },
);

/** Makes one of two people, as the preview showed it, and leads to who is kept. */
export const mergePeople = peopleAction(
  z.object({ contact: uuid(), with: uuid(), seen: z.string().max(100) }),
  async (scope, { contact: keep, with: drop, seen }, now) => {
    const outcome = await mergeContacts(scope, { keep, drop, seen }, now);
    if (!outcome.ok) return outcome;
    return { to: `/organize/contacts/${keep}`, says: { done: "merged", undo: outcome.mergeId } };
  },
);

/** Makes two people again of those merged. */
export const separatePeople = peopleAction(z.object({ undo: uuid() }), async (scope, { undo }, now) => {
  const outcome = await undoMerge(scope, undo, now);
  return outcome.ok ? { to: `/organize/contacts/${outcome.keptId}`, says: { done: "separated" } } : outcome;
});

/** The page of an act on many: how far it is, or, before an erasure, what it means. */
const bulkPage = (id: string) => `/organize/contacts/bulk/${id}`;

/** Does something to those ticked, or to all whom the list's filter means; leads back, or where its progress is seen. */
export const actOnMany = peopleAction(
  z.intersection(bulkSchema, z.object({ ...chosenFields, from: z.string() })),
  async (scope, { from, ids, all, asked, ...bulk }, now) => {
    const outcome = await startBulk(scope, readChosen({ ids, all, asked }), bulk, now);
    if (!outcome.ok) return outcome;
    return outcome.finished ? { to: from, says: { undo: outcome.bulkId } } : { to: bulkPage(outcome.bulkId) };
  },
);

/** The same to one person, on a page about them. */
export const actOnOne = peopleAction(
  z.intersection(bulkSchema, z.object({ contact: uuid(), from: z.string() })),
  async (scope, { from, contact, ...bulk }, now) => {
    const outcome = await startBulk(scope, readChosen({ ids: [contact], asked: "" }), bulk, now);
    return outcome.ok ? { to: from, says: { undo: outcome.bulkId } } : outcome;
  },
);

/** Takes such an act back. */
export const undoActOnMany = peopleAction(
  z.object({ undo: uuid(), from: z.string() }),
  async (scope, { undo, from }, now) => {
    const outcome = await undoBulk(scope, undo, now);
    return outcome.ok ? { to: from, says: { undo } } : outcome;
  },
);

/** Erases those chosen for good, once their number is typed. */
export const eraseMany = peopleAction(
  z.object({ bulk: uuid(), count: z.string().max(20) }),
  async (scope, { bulk, count }, now) => {
    const outcome = await confirmErasure(scope, bulk, Number(count.replaceAll(/\D/g, "")), now);
    return outcome.ok ? { to: bulkPage(bulk) } : outcome;
  },
);
