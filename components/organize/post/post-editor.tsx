"use client";

import { BeginForm } from "@/components/organize/text/begin-form";
import { SavedForm } from "@/components/organize/text/saved-form";
import { newPost, savePost } from "@/lib/publishing/actions";
import type { PostChoices } from "@/lib/publishing/desk/choices/queries";
import type { PostFormInput } from "@/lib/publishing/schema";
import { PostFields } from "./post-fields";
import type { PostFormValues } from "./values";

/** What the form holds is what the schema reads: it checks kinds and choices again. */
const asInput = (values: PostFormValues) => values as unknown as PostFormInput;

type EditorProps = { postId: string; values: PostFormValues; seen: string; choices: PostChoices };

/** Writes an existing post. */
export function PostEditor({ postId, values, seen, choices }: EditorProps) {
  return (
    <SavedForm
      values={values}
      seen={seen}
      prefix="post"
      act={(typed, seen) => savePost({ postId, seen, post: asInput(typed) })}
    >
      <PostFields {...choices} />
    </SavedForm>
  );
}

type NewProps = { groups: readonly { id: string; name: string; choices: PostChoices }[]; values: PostFormValues };

/** Begins a post. */
export function NewPostForm({ groups, values }: NewProps) {
  return (
    <BeginForm
      groups={groups}
      values={values}
      prefix="post"
      act={(groupId, typed) => newPost({ groupId, post: asInput(typed) })}
      opens={({ postId }: { postId: string }) => `/organize/posts/${postId}`}
    >
      {({ choices }) => <PostFields {...choices} />}
    </BeginForm>
  );
}
