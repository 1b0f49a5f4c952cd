"use client";

import type { ComponentProps, ReactNode } from "react";
import { FormProvider } from "react-hook-form";
import { FormId } from "./field-ids";
import { useFocusNear } from "./focus-near";
import type { useDeskForm } from "./use-desk-form";
import { useScriptsRun } from "./use-scripts-run";
import { WrongFields } from "./wrong-fields";

/**
 * A form that only scripts can send. Before they run it takes nothing in: what was typed would be lost, or stand in the
 * address; the desk's frame says so. Posted all the same, by a browser that does not know `inert`, it keeps the address
 * clean.
 */
export function ScriptForm(props: ComponentProps<"form">) {
  const runs = useScriptsRun();
  return <form method="post" {...props} inert={!runs} />;
}

/** The form around the fields of `useDeskForm`. */
export function DeskForm<V extends object, T extends object>({
  desk: { form, submit, id, wrong },
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
          <WrongFields wrong={wrong} />
          {children}
        </ScriptForm>
      </FormId>
    </FormProvider>
  );
}
