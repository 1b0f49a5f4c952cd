"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormProvider } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { SaveBar } from "@/components/organize/save-bar";
import { useAutosave } from "@/components/organize/use-autosave";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { newPost, savePost } from "@/lib/publishing/actions";
import type { PostChoices } from "@/lib/publishing/desk/choices/queries";
import type { PostFormInput } from "@/lib/publishing/schema";
import { formatTime } from "@/lib/time";
import { PostFields } from "./post-fields";
import type { PostFormValues } from "./values";

/** What the form holds is what the schema reads: it checks kinds and choices again. */
const asInput = (values: PostFormValues) => values as unknown as PostFormInput;

/** Writes an existing post, also by itself after a pause. Somebody else's save in between is never overwritten: the form says so. */
export function PostEditor({
  postId,
  values,
  seen,
  choices,
}: {
  postId: string;
  values: PostFormValues;
  seen: string;
  choices: PostChoices;
}) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const [saved, setSaved] = useState<string>();
  const { form, submit, submitQuietly, trouble, pending } = useDeskForm<PostFormValues, { updatedAt: Date }>({
    values,
    seen,
    prefix: "post",
    autosaves: true,
    act: (typed, seen) => savePost({ postId, seen, post: asInput(typed) }),
    done: (_, typed) => {
      // What was typed while this was on its way stays, and is saved after the next pause.
      form.reset(typed, { keepValues: true });
      setSaved(formatTime(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone, locale));
    },
  });
  useAutosave(form, submitQuietly);
  return (
    <FormProvider {...form}>
      <form className={`sheet ${css.wide}`} onSubmit={submit} noValidate>
        <PostFields {...choices} />
        <SaveBar pending={pending} trouble={trouble} saved={saved} unsaved={form.formState.isDirty}>
          {t("save")}
        </SaveBar>
      </form>
    </FormProvider>
  );
}

/** Begins a draft, then opens it. */
export function NewPostForm({
  groups,
  values,
}: {
  groups: readonly { id: string; name: string; choices: PostChoices }[];
  values: PostFormValues;
}) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const router = useRouter();
  const [groupId, setGroupId] = useState(groups[0]?.id ?? "");
  const chosen = groups.find(({ id }) => id === groupId);
  const { form, submit, trouble, pending } = useDeskForm<PostFormValues, { postId: string }>({
    values,
    prefix: "post",
    act: (typed) => newPost({ groupId, post: asInput(typed) }),
    done: ({ postId }) => router.push(`${locale === "fr" ? "" : `/${locale}`}/organize/posts/${postId}`),
  });
  return (
    <FormProvider {...form}>
      <form className={`sheet ${css.wide}`} onSubmit={submit} noValidate>
        {groups.length > 1 ? (
          <div className="field">
            <label htmlFor="groupId">{t("group")}</label>
            <select id="groupId" value={groupId} onChange={(change) => setGroupId(change.target.value)}>
              {groups.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        {chosen ? <PostFields {...chosen.choices} /> : null}
        <SaveBar pending={pending} trouble={trouble}>
          {t("create")}
        </SaveBar>
      </form>
    </FormProvider>
  );
}
