"use server";

import { z } from "zod";
import { answerTo, formAction, refuse } from "@/lib/auth/form-action";
import type { Scope } from "@/lib/auth/scope";
import { uuid } from "@/lib/forms";
import { describePicture, removePicture, restorePicture } from "./mutations";
import { pictureWordsSchema } from "./schema";

const picture = { groupId: uuid("unknown"), mediaId: uuid("unknown") };

type Outcome = Awaited<ReturnType<typeof removePicture>>;

/** An action on one picture of a group in which this organizer has a role. */
const onPicture = (act: (scope: Scope, mediaId: string, now: Date) => Promise<Outcome>) =>
  formAction(z.object(picture), async ({ groupId, mediaId }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await act(scope, mediaId, now)) : refuse("not_found");
  });

export const remove = onPicture(removePicture);
export const restore = onPicture(restorePicture);

export const describe = formAction(
  z.object({ ...picture, words: pictureWordsSchema }),
  async ({ groupId, mediaId, words }, { scopes }) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await describePicture(scope, mediaId, words)) : refuse("not_found");
  },
);
