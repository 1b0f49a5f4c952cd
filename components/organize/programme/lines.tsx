"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { Choice, Line } from "@/components/organize/fields";
import { Button } from "@/components/ui/button";
import { ANSWERS, PARTICIPATION_ROLES } from "@/lib/events/programme/schema";
import { NEW_SPEAKER, newPart, type ProgrammeValues } from "./values";

type Path<K extends string> = K | `sessions.${number}.${K}`;

/** The people of a session or of the whole event. */
export function Speakers({ path, legend }: { path: Path<"speakers">; legend: ReactNode }) {
  const t = useTranslations("desk.programme");
  const { control } = useFormContext<ProgrammeValues>();
  const { fields, append, remove } = useFieldArray({ control, name: path });
  return (
    <fieldset className={css.lines}>
      <legend>{legend}</legend>
      {fields.map((field, at) => (
        <div key={field.id} className={css.line}>
          <Line name={`${path}.${at}.name`} label={t("speakerName")} help={t("speakerNameHelp")} />
          <RoleFields path={`${path}.${at}.role`} />
          <Line name={`${path}.${at}.collective`} label={t("speakerCollective")} list="collectives" />
          <CountAndState path={`${path}.${at}`} />
          <RemoveLine onRemove={() => remove(at)} what={field.name} />
        </div>
      ))}
      <p>
        <Button type="button" look="plain" small onClick={() => append(NEW_SPEAKER)}>
          {t("addSpeaker")}
        </Button>
      </p>
    </fieldset>
  );
}

function RoleFields({ path }: { path: string }) {
  const t = useTranslations("desk.programme");
  const lang = useTranslations("desk.event");
  return (
    <div>
      <Line name={`${path}.fr`} label={`${t("speakerRole")} (${lang("fr")})`} />
      <Line name={`${path}.en`} label={`${t("speakerRole")} (${lang("en")})`} />
    </div>
  );
}

function CountAndState({ path }: { path: string }) {
  const t = useTranslations("desk.programme");
  const { watch } = useFormContext();
  return (
    <div>
      {watch(`${path}.name`) ? null : <Line name={`${path}.count`} inputMode="numeric" label={t("count")} />}
      <StateChoice name={`${path}.state`} />
    </div>
  );
}

/** The collectives of a session or of the whole event, each with its answer. */
export function Participations({ path, legend }: { path: Path<"participations">; legend: ReactNode }) {
  const t = useTranslations("desk.programme");
  const { control } = useFormContext<ProgrammeValues>();
  const { fields, append, remove } = useFieldArray({ control, name: path });
  return (
    <fieldset className={css.lines}>
      <legend>{legend}</legend>
      {fields.map((field, at) => (
        <div key={field.id} className={css.line}>
          <Line name={`${path}.${at}.collective`} label={t("collective")} list="collectives" />
          <LabelFields path={`${path}.${at}.label`} />
          <Choice name={`${path}.${at}.role`} label={t("role")}>
            {PARTICIPATION_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Choice>
          <StateChoice name={`${path}.${at}.state`} />
          <RemoveLine onRemove={() => remove(at)} what={field.collective} />
        </div>
      ))}
      <p>
        <Button
          type="button"
          look="plain"
          small
          onClick={() => append(newPart(path === "participations" ? "CO_ORGANIZES" : "SPEAKS"))}
        >
          {t("addCollective")}
        </Button>
      </p>
    </fieldset>
  );
}

function LabelFields({ path }: { path: string }) {
  const t = useTranslations("desk.programme");
  const lang = useTranslations("desk.event");
  return (
    <div>
      <Line name={`${path}.fr`} label={`${t("label")} (${lang("fr")})`} help={t("labelHelp")} />
      <Line name={`${path}.en`} label={`${t("label")} (${lang("en")})`} />
    </div>
  );
}

function StateChoice({ name }: { name: string }) {
  const t = useTranslations("desk.programme");
  return (
    <Choice name={name} label={t("state")}>
      {ANSWERS.map((state) => (
        <option key={state} value={state}>
          {t(`states.${state}`)}
        </option>
      ))}
    </Choice>
  );
}

function RemoveLine({ onRemove, what }: { onRemove: () => void; what: string }) {
  const t = useTranslations("desk.programme");
  return (
    <Button
      type="button"
      look="plain"
      small
      onClick={onRemove}
      aria-label={t("removeLine", { name: what || t("thisLine") })}
    >
      {t("remove")}
    </Button>
  );
}
