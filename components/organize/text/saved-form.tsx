"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type FieldValues, FormProvider } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { SaveBar } from "@/components/organize/save-bar";
import { useAutosave } from "@/components/organize/use-autosave";
import { useDeskForm } from "@/components/organize/use-desk-form";
import type { FormAnswer } from "@/lib/auth/form-action";
import { formatTime } from "@/lib/time";

/** Writes an existing text, also by itself after a pause. Somebody else's save in between is never overwritten: the form says so. */
export function SavedForm<V extends FieldValues>({
  values,
  seen,
  prefix,
  act,
  children,
}: {
  values: V;
  seen: string;
  prefix: string;
  act: (typed: V, seen: string) => Promise<FormAnswer<{ updatedAt: Date }>>;
  children: ReactNode;
}) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const [saved, setSaved] = useState<string>();
  const { form, submit, submitQuietly, trouble, pending } = useDeskForm<V, { updatedAt: Date }>({
    values,
    seen,
    prefix,
    autosaves: true,
    act,
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
        {children}
        <SaveBar pending={pending} trouble={trouble} saved={saved} unsaved={form.formState.isDirty}>
          {t("save")}
        </SaveBar>
      </form>
    </FormProvider>
  );
}
