"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormProvider } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { SaveBar } from "@/components/organize/save-bar";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { newEvent, saveEvent } from "@/lib/events/actions";
import type { EventInput } from "@/lib/events/schema";
import type { Gallery } from "@/lib/media/queries";
import { formatTime } from "@/lib/time";
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
  const locale = useLocale();
  const router = useRouter();
  const [saved, setSaved] = useState<string>();
  const { form, submit, trouble, pending } = useDeskForm<EventFormValues, { updatedAt: Date }>({
    values,
    seen,
    prefix: "event",
    act: (typed, seen) => saveEvent({ eventId, seen, event: asInput(typed) }),
    done: (_, typed) => {
      form.reset(typed);
      setSaved(formatTime(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone, locale));
      router.refresh();
    },
  });
  return (
    <FormProvider {...form}>
      <form className={`sheet ${css.wide}`} onSubmit={submit} noValidate>
        <EventFields campaigns={campaigns} gallery={gallery} />
        <SaveBar pending={pending} trouble={trouble} saved={saved} unsaved={form.formState.isDirty}>
          {t("save")}
        </SaveBar>
      </form>
    </FormProvider>
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
  const t = useTranslations("desk.event");
  const locale = useLocale();
  const router = useRouter();
  const [groupId, setGroupId] = useState(groups[0]?.id ?? "");
  const { form, submit, trouble, pending } = useDeskForm<EventFormValues, { eventId: string }>({
    values,
    prefix: "event",
    act: (typed) => newEvent({ groupId, event: asInput(typed) }),
    done: ({ eventId }) => router.push(`${locale === "fr" ? "" : `/${locale}`}/organize/events/${eventId}`),
  });
  return (
    <FormProvider {...form}>
      <form className={`sheet ${css.wide}`} onSubmit={submit} noValidate>
        {groups.length > 1 ? (
          <div className="field">
            <label htmlFor="groupId">{t("group")}</label>
            <select id="groupId" value={groupId} onChange={(change) => setGroupId(change.target.value)}>
              {groups.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <EventFields campaigns={campaigns} />
        <SaveBar pending={pending} trouble={trouble}>
          {t("create")}
        </SaveBar>
      </form>
    </FormProvider>
  );
}
