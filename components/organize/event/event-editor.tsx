"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { SaveBar } from "@/components/organize/save-bar";
import { DeskForm } from "@/components/organize/script-form";
import { BeginForm } from "@/components/organize/text/begin-form";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { useSavedAt } from "@/components/organize/use-saved-at";
import { newEvent, saveEvent } from "@/lib/events/actions";
import type { EventInput } from "@/lib/events/schema";
import type { Gallery } from "@/lib/media/queries";
import { type CampaignChoice, EventFields } from "./event-fields";
import type { EventFormValues } from "./values";

/** What the form holds is what the schema reads: it checks kinds and choices again. */
const asInput = (values: EventFormValues) => values as unknown as EventInput;

/** Writes an existing event. Somebody else's save in between is never overwritten: the form says so. */
export function EventEditor({
  eventId,
  values,
  seen,
  campaigns,
  gallery,
}: {
  eventId: string;
  values: EventFormValues;
  seen: string;
  campaigns: readonly CampaignChoice[];
  gallery: Gallery;
}) {
  const t = useTranslations("desk.event");
  const router = useRouter();
  const [saved, savedNow] = useSavedAt();
  const desk = useDeskForm<EventFormValues, { updatedAt: Date }>({
    values,
    seen,
    prefix: "event",
    act: (typed, seen) => saveEvent({ eventId, seen, event: asInput(typed) }),
    done: (_, typed) => {
      desk.form.reset(typed, { keepValues: true });
      savedNow();
      router.refresh();
    },
  });
  return (
    <DeskForm desk={desk} className={`sheet ${css.wide}`}>
      <EventFields campaigns={campaigns} gallery={gallery} />
      <SaveBar desk={desk} saved={saved}>
        {t("save")}
      </SaveBar>
    </DeskForm>
  );
}

/** Begins a draft, then opens it. */
export function NewEventForm({
  groups,
  values,
  campaigns,
}: {
  groups: readonly { id: string; name: string }[];
  values: EventFormValues;
  campaigns: readonly CampaignChoice[];
}) {
  return (
    <BeginForm
      groups={groups}
      values={values}
      prefix="event"
      act={(groupId, typed) => newEvent({ groupId, event: asInput(typed) })}
      opens={({ eventId }: { eventId: string }) => `/organize/events/${eventId}`}
    >
      {() => <EventFields campaigns={campaigns} />}
    </BeginForm>
  );
}
