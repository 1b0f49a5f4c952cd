"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import css from "./desk.module.css";

/** The button that saves, and in words what became of it. */
export function SaveBar({
  children,
  pending,
  trouble,
  saved,
  unsaved,
}: {
  children: ReactNode;
  pending: boolean;
  trouble?: string;
  /** "14 h 02", when it was saved last. */
  saved?: string;
  unsaved?: boolean;
}) {
  const t = useTranslations("desk.event");
  const state = pending ? t("pending") : unsaved ? t("unsaved") : saved ? t("saved", { time: saved }) : "";
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
