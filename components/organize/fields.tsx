"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { get, useFormContext, useWatch } from "react-hook-form";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { LOCALES } from "@/lib/local-text";
import { formatDate, partialDateSchema } from "@/lib/time";
import { useFieldId } from "./field-ids";

type Common = { name: string; label: ReactNode; help?: ReactNode; required?: boolean };

/** A field of the form around it: its id, its value, its error, all by its path ("sessions.2.title.fr"). */
function useField(name: string, required?: boolean, onPick?: (value: string) => void) {
  const { register, formState } = useFormContext();
  const mark = useTranslations("forms")("required");
  const refused: { message?: unknown } | undefined = get(formState.errors, name);
  return {
    ...register(name, onPick && { onChange: ({ target }) => onPick(target.value) }),
    id: useFieldId(name),
    error: typeof refused?.message === "string" ? refused.message : undefined,
    requiredMark: required ? mark : undefined,
  };
}

type InputProps = { type?: string; inputMode?: "numeric" | "decimal"; list?: string; autoComplete?: string };

export function Line({ name, label, help, required, ...input }: Common & InputProps) {
  return <Field {...useField(name, required)} {...input} label={label} help={help} autoComplete="off" />;
}

/** A day, written as the browser's own language has it: what was understood stands beside it in words. */
export function DayLine({ help, ...line }: Common) {
  const t = useTranslations("forms");
  const locale = useLocale();
  const day: string | undefined = useWatch({ name: line.name });
  const inWords = day?.length === 10 && partialDateSchema.safeParse(day).success ? formatDate(day, locale) : null;
  return <Line {...line} type="date" help={inWords ?? help ?? t("dayInWords")} />;
}

export function Lines({ name, label, help, rows }: Common & { rows?: number }) {
  return <TextField {...useField(name)} label={label} help={help} rows={rows} />;
}

/** One of several; `onPick` hears what somebody chooses. */
export function Choice({
  name,
  label,
  help,
  onPick,
  children,
}: Common & { onPick?: (value: string) => void; children: ReactNode }) {
  return (
    <SelectField {...useField(name, false, onPick)} label={label} help={help}>
      {children}
    </SelectField>
  );
}

export function Tick({ name, label }: { name: string; label: ReactNode }) {
  const { id, error, requiredMark: _, ...field } = useField(name);
  return (
    <div className="check">
      <input type="checkbox" id={id} aria-describedby={`${id}-error`} {...field} />
      <div>
        <label htmlFor={id}>{label}</label>
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      </div>
    </div>
  );
}

/** One text in both languages, side by side. Either may stay empty; what is required is in one of them, whichever. */
export function BothLanguages({
  name,
  label,
  help,
  required,
  rows,
}: {
  name: string;
  label: string;
  help?: ReactNode;
  required?: boolean;
  /** Lines to write on; without it, one line. */
  rows?: number;
}) {
  const t = useTranslations("desk.event");
  const mark = useTranslations("forms")("requiredInOne");
  return (
    <div className="pair">
      {LOCALES.map((locale) => {
        const own = `${label} (${t(locale)})`;
        const common = { name: `${name}.${locale}`, label: required ? `${own} (${mark})` : own, help };
        return rows ? <Lines key={locale} {...common} rows={rows} /> : <Line key={locale} {...common} />;
      })}
    </div>
  );
}
