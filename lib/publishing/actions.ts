"use server";

import { z } from "zod";
import { answerTo, type FormOutcome, formAction, refuse } from "@/lib/auth/form-action";
import { listScopeGroups, type Organizer } from "@/lib/auth/queries";
import type { Scope } from "@/lib/auth/scope";
import { instantOf, partialDateSchema } from "@/lib/time";
import { deletePost, restorePost } from "./deleted/mutations";
import { findScopeOfPost } from "./desk/queries";
import { draftPost, duplicatePost, editPost } from "./drafts/mutations";
import { markEditing } from "./editing/mutations";
import { publishPost, schedulePost, withdrawPost } from "./mutations";
import { restoreRevision } from "./revisions/restoring/mutations";
import { postFormSchema } from "./schema";

const postId = z.uuid("unknown");
/** The post's updatedAt when its editor was opened. */
const seen = z.iso.datetime("unknown").transform((text) => new Date(text));

const FIELDS = {
  campaign_unknown: "post.campaignId unknown",
  picture_unknown: "post.pictureId unknown",
  date_past: "day date.past",
};

/** Runs `act` in the scope in which this organizer may write the post; otherwise there is no such post. */
async function inScope<T extends object>(
  { scopes }: Organizer,
  id: string,
  act: (scope: Scope) => Promise<FormOutcome<T>>,
): Promise<FormOutcome<T>> {
  const scope = await findScopeOfPost(scopes, id);
  return scope ? act(scope) : refuse("not_found");
}

/** An action that does one thing to one post. */
const onPost = (act: (scope: Scope, postId: string, now: Date) => ReturnType<typeof publishPost>) =>
  formAction(z.object({ postId }), ({ postId }, who, now) =>
    inScope(who, postId, async (scope) => answerTo(await act(scope, postId, now), FIELDS)),
  );

export const newPost = formAction(
  z.object({ groupId: z.uuid("unknown"), post: postFormSchema }),
  async ({ groupId, post }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await draftPost(scope, post, now), FIELDS) : refuse("not_found");
  },
);

export const savePost = formAction(
  z.object({ postId, seen, post: postFormSchema }),
  ({ postId, seen, post }, who, now) =>
    inScope(who, postId, async (scope) => answerTo(await editPost(scope, postId, post, now, seen), FIELDS)),
);

export const schedule = formAction(
  z.object({
    postId,
    day: z
      .string("required")
      .regex(/^\d{4}-\d{2}-\d{2}$/, "date.invalid")
      .pipe(partialDateSchema),
    time: z.string("required").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time.invalid"),
  }),
  ({ postId, day, time }, who, now) =>
    inScope(who, postId, async (scope) => {
      const [group] = await listScopeGroups([scope]);
      const at = instantOf(day, time, group?.timeZone ?? "Europe/Paris");
      return answerTo(await schedulePost(scope, postId, at, now), FIELDS);
    }),
);

export const publish = onPost(publishPost);
export const withdraw = onPost(withdrawPost);
export const duplicate = onPost(duplicatePost);
export const remove = onPost(deletePost);
export const restore = onPost(restorePost);

export const restoreVersion = formAction(
  z.object({ postId, revisionId: z.uuid("unknown") }),
  ({ postId, revisionId }, who, now) =>
    inScope(who, postId, async (scope) => answerTo(await restoreRevision(scope, revisionId, now))),
);

export const stillEditing = formAction(z.object({ postId }), ({ postId }, who, now) =>
  inScope(who, postId, async (scope) => answerTo(await markEditing(scope, postId, now))),
);
