"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { get, useController, useFormContext } from "react-hook-form";
import { useFieldId } from "@/components/organize/field-ids";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { LOCALES, type Locale } from "@/lib/local-text";
import type { Gallery } from "@/lib/media/queries";
import css from "./editor.module.css";

type Common = { name: string; label: string; help: string; rows: number; gallery?: Gallery | undefined };

/** A long text in both languages, side by side. Either may stay empty. */
export function RichBoth({ name, label, ...rest }: Common) {
  const t = useTranslations("desk.event");
  return (
    <div className="pair">
      {LOCALES.map((locale) => (
        <RichField
          key={locale}
          {...rest}
          name={`${name}.${locale}`}
          label={`${label} (${t(locale)})`}
          locale={locale}
        />
      ))}
    </div>
  );
}

type Loaded = typeof import("./surface");

/**
 * A long text of the form around it, stored as Markdown. Without scripts, by choice, or where the editor could not hold
 * all of it, it is written as Markdown; else as it will look.
 */
export function RichField({ name, label, help, rows, gallery, locale }: Common & { locale: Locale }) {
  const t = useTranslations("desk.editor");
  const { formState } = useFormContext();
  const { field } = useController({ name });
  const [loaded, setLoaded] = useState<Loaded>();
  const [mode, setMode] = useState<"waiting" | "rich" | "markdown">("waiting");
  const [unheld, setUnheld] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  /** What was looked at, or what the editor wrote itself. */
  const own = useRef<string>(undefined);
  const value: string = field.value ?? "";
  const error: { message?: unknown } | undefined = get(formState.errors, name);
  const id = useFieldId(name);

  useEffect(() => {
    let gone = false;
    import("./surface").then(
      (module) => !gone && setLoaded(module),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);

  // What comes from elsewhere is looked at before it is shown; what the editor wrote itself it holds.
  useEffect(() => {
    if (!loaded || mode === "markdown" || value === own.current) return;
    // Somebody writes Markdown already: their caret stays where it is.
    const writing = mode === "waiting" && area.current?.contains(document.activeElement);
    const held = !writing && loaded.holds(value);
    own.current = value;
    setMode(held ? "rich" : "markdown");
    setUnheld(!held && !writing);
  }, [loaded, mode, value]);

  const turn = () => {
    const held = mode === "rich" || loaded?.holds(value) === true;
    own.current = value;
    setUnheld(!held);
    if (held) setMode(mode === "rich" ? "markdown" : "rich");
  };
  const message = typeof error?.message === "string" ? error.message : undefined;
  return (
    <div ref={area} className={css.field}>
      {loaded && mode === "rich" ? (
        <div className="field">
          <p className={css.label}>{label}</p>
          <loaded.Surface
            value={value}
            onChange={(markdown) => {
              own.current = markdown;
              field.onChange(markdown);
            }}
            onBlur={field.onBlur}
            fieldRef={field.ref}
            label={label}
            describedBy={`${id}-error`}
            invalid={message !== undefined}
            locale={locale}
            gallery={gallery}
          />
          <p className="error" id={`${id}-error`}>
            {message}
          </p>
        </div>
      ) : (
        <TextField {...field} value={value} id={id} label={label} help={help} rows={rows} error={message} />
      )}
      {loaded ? (
        <p className={css.turn}>
          <Button
            type="button"
            look="plain"
            small
            aria-pressed={mode !== "rich"}
            aria-label={t("markdownOf", { label })}
            onClick={turn}
          >
            {t("markdown")}
          </Button>{" "}
          <span role="status">{unheld ? t("unheld") : null}</span>
        </p>
      ) : null}
    </div>
  );
}
