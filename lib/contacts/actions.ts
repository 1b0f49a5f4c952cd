"use server";

import { z } from "zod";
import { peopleAction } from "@/lib/auth/people-action";
import { uuid } from "@/lib/forms";
import { addNote, deleteNote, editContact, restoreNote, tryContactAgain } from "./story/mutations";
import { identityFields, noteText } from "./story/schema";

/** A form of one contact's page, and how it leads back there. */
const contact = { contact: uuid() };
const page = (id: string, says: Record<string, string> = {}) => ({ to: `/organize/contacts/${id}`, says });

/** Writes down what the group knows of a person itself. */
export const saveContact = peopleAction(
  z.object({ ...contact, ...identityFields }),
  async (scope, { contact: id, ...identity }, now) => {
    const outcome = await editContact(scope, id, identity, now);
    return outcome.ok ? page(id, { done: "saved" }) : outcome;
  },
  { keeps: true },
);

/** Lets messages go again to an address that refused them. */
export const tryAgain = peopleAction(z.object(contact), async (scope, { contact: id }, now) => {
  const outcome = await tryContactAgain(scope, id, now);
  return outcome.ok ? page(id, { done: "tried_again" }) : outcome;
});

export const note = peopleAction(
  z.object({ ...contact, text: noteText }),
  async (scope, { contact: id, text }, now) => {
    const outcome = await addNote(scope, id, text, now);
    return outcome.ok ? page(id, { done: "noted" }) : outcome;
  },
);

export const removeNote = peopleAction(z.object({ ...contact, note: uuid() }), async (scope, input, now) => {
  const outcome = await deleteNote(scope, input.contact, input.note, now);
  return outcome.ok ? page(input.contact, { done: "note_deleted", undo: input.note }) : outcome;
});

export const bringNoteBack = peopleAction(z.object({ ...contact, note: uuid() }), async (scope, input, now) => {
  const outcome = await restoreNote(scope, input.contact, input.note, now);
  return outcome.ok ? page(input.contact, { done: "note_restored" }) : outcome;
});
