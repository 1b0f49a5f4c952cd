import type { Scope } from "@/lib/auth/scope";
import { publishPost, writePost } from "@/lib/publishing/mutations";
import type { PostInput } from "@/lib/publishing/schema";
import { done } from "../done";

/** Writes a post and publishes it at a moment of the story; answers its id. */
export async function publish(scope: Scope, post: PostInput, at: Date): Promise<string> {
  const { postId } = done(await writePost(scope, post, at));
  done(await publishPost(scope, postId, at));
  return postId;
}
