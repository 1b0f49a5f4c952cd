"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import css from "./desk.module.css";
import { useHeld } from "./unsaved";
import type { useDeskForm } from "./use-desk-form";

/** The button that saves a form, and in words what became of it. Who leaves before is asked. */
export function SaveBar<V extends object, T extends object>({
  desk,
  saved,
  children,
}: {
  desk: ReturnType<typeof useDeskForm<V, T>>;
  /** "14 h 02", when it was saved last. */
  saved?: string;
  children: ReactNode;
}) {
  const t = useTranslations("desk.event");
  useHeld(desk);
  const { form, trouble, pending } = desk;
  const state = pending
    ? t("pending")
    : form.formState.isDirty
      ? t("unsaved")
      : saved
        ? t("saved", { time: saved })
        : "";
  return (
    <div className={css.save}>
      <Button look="main" aria-disabled={pending}>
        {children}
      </Button>
      <p role="status">{trouble ? "" : state}</p>
      <p role="alert" className={css.trouble}>
        {trouble}
      </p>
    </div>
  );
}
