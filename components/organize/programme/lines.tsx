"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { Choice, Line } from "@/components/organize/fields";
import { Fold } from "@/components/organize/fold";
import { useLines } from "@/components/organize/use-lines";
import { Button } from "@/components/ui/button";
import { ANSWERS, PARTICIPATION_ROLES } from "@/lib/events/programme/schema";
import { NEW_SPEAKER, newPart, type PartValues, type SpeakerValues } from "./values";

type Path<K extends string> = K | `sessions.${number}.${K}`;

type LinesProps<K extends string> = {
  path: Path<K>;
  legend: ReactNode;
  /** The session they belong to, by its name: a programme has many such buttons. */
  of?: string;
};

/** The people of a session or of the whole event. */
export function Speakers({ path, legend, of }: LinesProps<"speakers">) {
  const t = useTranslations("desk.programme");
  return (
    <Entries path={path} legend={legend} add={t("addSpeaker")} of={of} blank={NEW_SPEAKER}>
      {(line) => <SpeakerFields path={line} />}
    </Entries>
  );
}

function SpeakerFields({ path }: { path: string }) {
  const t = useTranslations("desk.programme");
  const named: string = useWatch({ name: `${path}.name` });
  return (
    <>
      <Line name={`${path}.name`} label={t("speakerName")} help={t("speakerNameHelp")} />
      <Line name={`${path}.collective`} label={t("speakerCollective")} list="collectives" />
      <InBoth path={`${path}.role`} label={t("speakerRole")} />
      <div className={css.both}>
        {named ? null : <Line name={`${path}.count`} inputMode="numeric" label={t("count")} />}
        <StateChoice name={`${path}.state`} />
      </div>
    </>
  );
}

/** The collectives of a session or of the whole event, each with its answer. */
export function Participations({ path, legend, of }: LinesProps<"participations">) {
  const t = useTranslations("desk.programme");
  const blank = newPart(path === "participations" ? "CO_ORGANIZES" : "SPEAKS");
  return (
    <Entries path={path} legend={legend} add={t("addCollective")} of={of} blank={blank}>
      {(line) => (
        <>
          <Line name={`${line}.collective`} label={t("collective")} list="collectives" />
          <Choice name={`${line}.role`} label={t("role")}>
            {PARTICIPATION_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Choice>
          <InBoth path={`${line}.label`} label={t("label")} help={t("labelHelp")} />
          <StateChoice name={`${line}.state`} />
        </>
      )}
    </Entries>
  );
}

type EntriesProps = {
  path: string;
  legend: ReactNode;
  add: string;
  of: string | undefined;
  blank: SpeakerValues | PartValues;
  children: (path: string) => ReactNode;
};

/** Lines that are added and removed, each folded under who it is and what they answered. */
function Entries({ path, legend, add, of, blank, children }: EntriesProps) {
  const t = useTranslations("desk.programme");
  const { fields, box, said, append, place } = useLines(path);
  return (
    <fieldset ref={box} className={css.lines}>
      <legend>{legend}</legend>
      {fields.map((field, at) => (
        <Entry key={field.id} path={`${path}.${at}`} onRemove={place(at).onRemove}>
          {children(`${path}.${at}`)}
        </Entry>
      ))}
      <p>
        <Button
          type="button"
          look="plain"
          small
          aria-label={of ? t("addTo", { add, name: of }) : undefined}
          onClick={() => append(blank)}
        >
          {add}
        </Button>
      </p>
      <span role="status" className="hush">
        {said}
      </span>
    </fieldset>
  );
}

function Entry({ path, onRemove, children }: { path: string; onRemove: () => void; children: ReactNode }) {
  const t = useTranslations("desk.programme");
  const entry: Partial<SpeakerValues & PartValues> = useWatch({ name: path }) ?? {};
  const unnamed = entry.label ?? entry.role;
  const own = typeof unnamed === "object" ? unnamed.fr || unnamed.en : "";
  const who = [entry.name, own, entry.collective].filter(Boolean).join(", ");
  const name = who || t("noName");
  return (
    <Fold isNew={!who} summary={<Told name={name} more={entry.state && t(`states.${entry.state as "INVITED"}`)} />}>
      <div className={css.line}>
        {children}
        <Button
          type="button"
          look="plain"
          small
          onClick={onRemove}
          aria-label={t("removeLine", { name: who || t("thisLine") })}
        >
          {t("remove")}
        </Button>
      </div>
    </Fold>
  );
}

/** What a folded line says: its name, then what else is known of it. */
export function Told({ name, more }: { name: string; more?: string }) {
  return (
    <>
      {name} {more ? <span className="meta">{more}</span> : null}
    </>
  );
}

function InBoth({ path, label, help }: { path: string; label: string; help?: ReactNode }) {
  const lang = useTranslations("desk.event");
  return (
    <div className={css.both}>
      <Line name={`${path}.fr`} label={`${label} (${lang("fr")})`} help={help} />
      <Line name={`${path}.en`} label={`${label} (${lang("en")})`} />
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
