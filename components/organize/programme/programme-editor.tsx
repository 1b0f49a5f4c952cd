"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { SaveBar } from "@/components/organize/save-bar";
import { DeskForm } from "@/components/organize/script-form";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { useLines } from "@/components/organize/use-lines";
import { useSavedAt } from "@/components/organize/use-saved-at";
import { Button } from "@/components/ui/button";
import { saveProgramme } from "@/lib/events/actions";
import type { ProgrammeInput } from "@/lib/events/programme/schema";
import { Participations, Speakers } from "./lines";
import { SessionFields } from "./session-fields";
import { type ProgrammeValues, programmeInput, sessionAfter } from "./values";

/** The programme: sessions in order, moved by buttons; who speaks; collectives with their answers. Saved as a whole. */
export function ProgrammeEditor({
  eventId,
  values,
  seen,
  collectives,
}: {
  eventId: string;
  values: ProgrammeValues;
  seen: string;
  collectives: readonly string[];
}) {
  const t = useTranslations("desk.programme");
  const router = useRouter();
  const [saved, savedNow] = useSavedAt();
  const desk = useDeskForm<ProgrammeValues, { updatedAt: Date }>({
    values,
    seen,
    prefix: "programme",
    act: (typed, seen) => saveProgramme({ eventId, seen, programme: programmeInput(typed) as ProgrammeInput }),
    done: (_, typed) => {
      desk.form.reset(typed, { keepValues: true });
      savedNow();
      router.refresh();
    },
  });
  return (
    <DeskForm desk={desk} className={`sheet ${css.wide}`}>
      <Sessions />
      <Participations path="participations" legend={t("eventCollectives")} />
      <Speakers path="speakers" legend={t("eventSpeakers")} />
      <datalist id="collectives">
        {collectives.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <SaveBar desk={desk} saved={saved}>
        {t("save")}
      </SaveBar>
    </DeskForm>
  );
}

function Sessions() {
  const t = useTranslations("desk.programme");
  const { fields, box, said, append, place } = useLines("sessions");
  const { getValues } = useFormContext<ProgrammeValues>();
  /** Those before it fold up: what is written on stays in view. */
  const add = () => {
    for (const fold of box.current?.querySelectorAll("li > div > details[open]") ?? []) fold.removeAttribute("open");
    append(sessionAfter(getValues("sessions").at(-1)));
  };
  return (
    <div ref={box}>
      {fields.length ? null : <p>{t("empty")}</p>}
      <ol className={css.sessions}>
        {fields.map((field, at) => (
          <SessionFields key={field.id} {...place(at)} />
        ))}
      </ol>
      <p>
        <Button type="button" look="plain" onClick={add}>
          {t("addSession")}
        </Button>
      </p>
      <span role="status" className="hush">
        {said}
      </span>
    </div>
  );
}
