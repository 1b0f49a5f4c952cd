import { canPublish } from "@/lib/auth/rules";
import { type Forbidden, forbidden, type Scope } from "@/lib/auth/scope";
import { defined, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type MediaInput, mediaSchema } from "@/lib/publishing/schema";

export type MediaOutcome = { ok: true; mediaId: string } | Forbidden;

/** Adds a picture whose sizes stand ready under its path, with the words for those who do not see it. */
export async function addMedia(scope: Scope, input: MediaInput): Promise<MediaOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const media = mediaSchema.parse(input);
  const id = newId();
  await transaction((tx) =>
    tx.media.create({ data: { ...defined(media), id, groupId: scope.groupId }, select: { id: true } }),
  );
  return { ok: true, mediaId: id };
}
