"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useSyncExternalStore } from "react";
import { FormProvider } from "react-hook-form";
import { Notice } from "@/components/ui/notice";
import { FormId } from "./field-ids";
import { useFocusNear } from "./focus-near";
import type { useDeskForm } from "./use-desk-form";

const never = () => () => undefined;

/**
 * A form that only scripts can send. Before they run it takes nothing in: what was typed would be lost, or stand in the
 * address. Posted all the same, by a browser that does not know `inert`, it keeps the address clean.
 */
export function ScriptForm(props: ComponentProps<"form">) {
  const t = useTranslations("desk.form");
  const runs = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <>
      <noscript>
        <Notice tone="wait">
          <p>{t("needsScripts")}</p>
        </Notice>
      </noscript>
      <form method="post" {...props} inert={!runs} />
    </>
  );
}

/** The form around the fields of `useDeskForm`. */
export function DeskForm<V extends object, T extends object>({
  desk: { form, submit, id },
  className,
  children,
}: {
  desk: ReturnType<typeof useDeskForm<V, T>>;
  className?: string;
  children: ReactNode;
}) {
  const ref = useFocusNear<HTMLFormElement>();
  return (
    <FormProvider {...form}>
      <FormId value={id}>
        <ScriptForm ref={ref} className={className} onSubmit={submit} noValidate>
          {children}
        </ScriptForm>
      </FormId>
    </FormProvider>
  );
}
