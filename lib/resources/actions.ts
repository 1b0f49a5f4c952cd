"use server";

import { z } from "zod";
import { answerTo, formAction, refuse } from "@/lib/auth/form-action";
import { uuid } from "@/lib/forms";
import { inScopeOfText } from "@/lib/texts/access";
import { seenSchema } from "@/lib/texts/schema";
import { draftResource, duplicateResource, editResource, restoreResourceVersion } from "./drafts/mutations";
import { resourceFormSchema } from "./schema";

const resourceId = uuid("unknown");

const FIELDS = {
  campaign_unknown: "resource.campaignId unknown",
  picture_unknown: "resource.pictureId unknown",
  file_unknown: "resource.attachmentId unknown",
};

export const newResource = formAction(
  z.object({ groupId: uuid("unknown"), resource: resourceFormSchema }),
  async ({ groupId, resource }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await draftResource(scope, resource, now), FIELDS) : refuse("not_found");
  },
);

export const saveResource = formAction(
  z.object({ resourceId, seen: seenSchema, resource: resourceFormSchema }),
  ({ resourceId, seen, resource }, who, now) =>
    inScopeOfText(who, { resourceId }, async (scope) =>
      answerTo(await editResource(scope, resourceId, resource, now, seen), FIELDS),
    ),
);

export const duplicate = formAction(z.object({ resourceId }), ({ resourceId }, who, now) =>
  inScopeOfText(who, { resourceId }, async (scope) => answerTo(await duplicateResource(scope, resourceId, now))),
);

export const restoreVersion = formAction(
  z.object({ resourceId, revisionId: uuid("unknown") }),
  ({ resourceId, revisionId }, who, now) =>
    inScopeOfText(who, { resourceId }, async (scope) =>
      answerTo(await restoreResourceVersion(scope, resourceId, revisionId, now)),
    ),
);
