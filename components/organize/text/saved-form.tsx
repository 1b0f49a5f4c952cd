"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { SaveBar } from "@/components/organize/save-bar";
import { DeskForm } from "@/components/organize/script-form";
import { useAutosave } from "@/components/organize/use-autosave";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { useSavedAt } from "@/components/organize/use-saved-at";
import type { FormAnswer } from "@/lib/auth/form-action";

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
  const [saved, savedNow] = useSavedAt();
  const desk = useDeskForm<V, { updatedAt: Date }>({
    values,
    seen,
    prefix,
    autosaves: true,
    act,
    done: (_, typed) => {
      // What was typed while this was on its way stays, and is saved after the next pause.
      desk.form.reset(typed, { keepValues: true });
      savedNow();
    },
  });
  useAutosave(desk.form, () => desk.save(true));
  return (
    <DeskForm desk={desk} className={`sheet ${css.wide}`}>
      {children}
      <SaveBar desk={desk} saved={saved}>
        {t("save")}
      </SaveBar>
    </DeskForm>
  );
}
