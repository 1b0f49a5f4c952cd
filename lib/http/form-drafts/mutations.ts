import { db } from "../../db";
import { newId } from "../../ids";
import { seal } from "../../privacy/sealed";
import { after, minutes } from "../../time";

export const DRAFT_MINUTES = 15;

/** What was typed into a refused form, and a message key per field; the field "form" stands for the form as a whole. */
export type FormDraft = {
  form: string;
  values: Record<string, string | string[]>;
  errors: Record<string, string>;
};

/** Keeps a refused post, sealed, for a quarter of an hour; gives the id for the cookie. */
export async function keepFormDraft(draft: FormDraft, now: Date): Promise<string> {
  const id = newId();
  const sealedValues = seal("FormDraft.sealedValues", id, JSON.stringify(draft));
  await db.formDraft.create({
    data: { id, sealedValues, expiresAt: after(now, minutes(DRAFT_MINUTES)) },
    select: { id: true },
  });
  return id;
}
