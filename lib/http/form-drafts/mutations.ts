import { db } from "../../db";
import { newId } from "../../ids";
import { seal } from "../../privacy/sealed";
import { after, minutes } from "../../time";
import type { FormDraft } from "./schema";

export const DRAFT_MINUTES = 15;

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
