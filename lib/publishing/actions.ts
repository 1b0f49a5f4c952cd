"use server";

import { z } from "zod";
import { answerTo, formAction, refuse } from "@/lib/auth/form-action";
import { uuid } from "@/lib/forms";
import { inScopeOfText } from "@/lib/texts/access";
import { seenSchema } from "@/lib/texts/schema";
import { draftPost, duplicatePost, editPost, restorePostVersion } from "./drafts/mutations";
import { postFormSchema } from "./schema";

const postId = uuid("unknown");

const FIELDS = { campaign_unknown: "post.campaignId unknown", picture_unknown: "post.pictureId unknown" };

export const newPost = formAction(
  z.object({ groupId: uuid("unknown"), post: postFormSchema }),
  async ({ groupId, post }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await draftPost(scope, post, now), FIELDS) : refuse("not_found");
  },
);

export const savePost = formAction(
  z.object({ postId, seen: seenSchema, post: postFormSchema }),
  ({ postId, seen, post }, who, now) =>
    inScopeOfText(who, { postId }, async (scope) => answerTo(await editPost(scope, postId, post, now, seen), FIELDS)),
);

export const duplicate = formAction(z.object({ postId }), ({ postId }, who, now) =>
  inScopeOfText(who, { postId }, async (scope) => answerTo(await duplicatePost(scope, postId, now))),
);

export const restoreVersion = formAction(
  z.object({ postId, revisionId: uuid("unknown") }),
  ({ postId, revisionId }, who, now) =>
    inScopeOfText(who, { postId }, async (scope) => answerTo(await restorePostVersion(scope, postId, revisionId, now))),
);
