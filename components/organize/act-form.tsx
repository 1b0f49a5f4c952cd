"use client";

import type { ReactNode } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { DeskForm } from "./script-form";
import type { useDeskForm } from "./use-desk-form";

type ActProps<V extends object, T extends object> = {
  desk: ReturnType<typeof useDeskForm<V, T>>;
  label: string;
  look?: ButtonLook;
  children: ReactNode;
};

/** A small form of one act: its fields, one button, the refusal in words. */
export function ActForm<V extends object, T extends object>({ desk, label, look, children }: ActProps<V, T>) {
  const { trouble, pending } = desk;
  return (
    <DeskForm desk={desk}>
      {children}
      <Button look={look} small aria-disabled={pending}>
        {label}
      </Button>
      <p role="alert" className="error">
        {trouble}
      </p>
    </DeskForm>
  );
}
