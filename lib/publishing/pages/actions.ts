"use server";

import { z } from "zod";
import { answerTo, formAction, refuse } from "@/lib/auth/form-action";
import { uuid } from "@/lib/forms";
import { inScopeOfText } from "@/lib/texts/access";
import { seenSchema } from "@/lib/texts/schema";
import { draftPage, duplicatePage, editPage, restorePageVersion } from "./mutations";
import { pageFormSchema } from "./schema";

const pageId = uuid("unknown");

export const newPage = formAction(
  z.object({ groupId: uuid("unknown"), page: pageFormSchema }),
  async ({ groupId, page }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await draftPage(scope, page, now)) : refuse("not_found");
  },
);

export const savePage = formAction(
  z.object({ pageId, seen: seenSchema, page: pageFormSchema }),
  ({ pageId, seen, page }, who, now) =>
    inScopeOfText(who, { pageId }, async (scope) => answerTo(await editPage(scope, pageId, page, now, seen))),
);

export const duplicate = formAction(z.object({ pageId }), ({ pageId }, who, now) =>
  inScopeOfText(who, { pageId }, async (scope) => answerTo(await duplicatePage(scope, pageId, now))),
);

export const restoreVersion = formAction(
  z.object({ pageId, revisionId: uuid("unknown") }),
  ({ pageId, revisionId }, who, now) =>
    inScopeOfText(who, { pageId }, async (scope) => answerTo(await restorePageVersion(scope, pageId, revisionId, now))),
);
