import { cookies } from "next/headers";
import { db } from "../../db";
import { isId } from "../../ids";
import { unseal } from "../../privacy/sealed";
import { DRAFT_COOKIE } from "../cookies";
import { type FormDraft, formDraftSchema } from "./schema";

/** The draft of an id, while it lasts; null for any other id. */
export async function findFormDraft(id: string, now: Date): Promise<FormDraft | null> {
  if (!isId(id)) return null;
  const row = await db.formDraft.findFirst({ where: { id, expiresAt: { gt: now } }, select: { sealedValues: true } });
  if (!row) return null;
  try {
    return formDraftSchema.parse(JSON.parse(unseal("FormDraft.sealedValues", id, row.sealedValues)));
  } catch {
    return null; // sealed under another key: nothing of use to the reader
  }
}

/**
 * For pages: what this visitor's last refused post of the form `name` held, and a message key per field
 * ("email.no_at", "too_long:max=80"; the field "form" stands for the form as a whole). The front clears the cookie in the same answer.
 */
export async function readFormDraft(name: string): Promise<Pick<FormDraft, "values" | "errors"> | null> {
  const id = (await cookies()).get(DRAFT_COOKIE)?.value;
  const draft = id ? await findFormDraft(id, new Date()) : null;
  return draft?.form === name ? { values: draft.values, errors: draft.errors } : null;
}
