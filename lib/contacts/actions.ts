"use server";

import { z } from "zod";
import { peopleAction } from "@/lib/auth/people-action";
import { chosenFields, readChosen, tagSchema } from "./desk/filter";
import { addNote, deleteNote, editContact, restoreNote } from "./story/mutations";
import { identityFields, noteText } from "./story/schema";
import { changeTags, undoTagChange } from "./tags/mutations";

/** A form of one contact's page, and how it leads back there. */
const contact = { contact: z.uuid() };
const page = (id: string, says: Record<string, string> = {}) => ({ to: `/organize/contacts/${id}`, says });

/** Tags or untags those ticked, or all whom the list's filter means. */
export const tagMany = peopleAction(
  z.object({ ...chosenFields, tag: tagSchema, act: z.enum(["tag", "untag"]), from: z.string() }),
  async (scope, { tag, act, from, ...chosen }, now) => {
    const outcome = await changeTags(scope, readChosen(chosen), { tag, add: act === "tag" }, now);
    return outcome.ok ? { to: from, says: { undo: outcome.changeId } } : outcome;
  },
);

/** Takes a change of tags back. */
export const undoTags = peopleAction(
  z.object({ undo: z.uuid(), from: z.string() }),
  async (scope, { undo, from }, now) => {
    const outcome = await undoTagChange(scope, undo, now);
    return outcome.ok ? { to: from, says: { undo } } : outcome;
  },
);

/** Writes down what the group knows of a person itself. */
export const saveContact = peopleAction(z.object({ ...contact, ...identityFields }), async (scope, input, now) => {
  const { contact: id, ...identity } = input;
  const outcome = await editContact(scope, id, identity, now);
  return outcome.ok ? page(id, { done: "saved" }) : outcome;
});

/** Gives one contact a tag, or takes it off. */
export const tagOne = peopleAction(
  z.object({ ...contact, tag: tagSchema, act: z.enum(["tag", "untag"]) }),
  async (scope, { contact: id, tag, act }, now) => {
    const outcome = await changeTags(scope, readChosen({ ids: [id], asked: "" }), { tag, add: act === "tag" }, now);
    return outcome.ok ? page(id, { undo: outcome.changeId }) : outcome;
  },
);

export const note = peopleAction(
  z.object({ ...contact, text: noteText }),
  async (scope, { contact: id, text }, now) => {
    const outcome = await addNote(scope, id, text, now);
    return outcome.ok ? page(id, { done: "noted" }) : outcome;
  },
);

export const removeNote = peopleAction(z.object({ ...contact, note: z.uuid() }), async (scope, input, now) => {
  const outcome = await deleteNote(scope, input.contact, input.note, now);
  return outcome.ok ? page(input.contact, { done: "note_deleted", undo: input.note }) : outcome;
});

export const bringNoteBack = peopleAction(z.object({ ...contact, note: z.uuid() }), async (scope, input, now) => {
  const outcome = await restoreNote(scope, input.contact, input.note, now);
  return outcome.ok ? page(input.contact, { done: "note_restored" }) : outcome;
});
