"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActForm } from "@/components/organize/act-form";
import { BothLanguages, DayLine, Line, Tick } from "@/components/organize/fields";
import { afterSaving } from "@/components/organize/unsaved";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { cancel, duplicate, move, recordAttendance } from "@/lib/events/actions";

type Event = { eventId: string };

/** A new draft of the same event on another day. */
export function DuplicateForm({ eventId }: Event) {
  const notSaved = useTranslations("desk.leave")("notSaved");
  const t = useTranslations("desk.event");
  const locale = useLocale();
  const router = useRouter();
  const desk = useDeskForm<{ date: string }, { eventId: string }>({
    values: { date: "" },
    act: ({ date }) => afterSaving(() => duplicate({ eventId, date }), notSaved),
    done: (made) => router.push(`${locale === "fr" ? "" : `/${locale}`}/organize/events/${made.eventId}`),
  });
  return (
    <ActForm desk={desk} label={t("duplicate")} look="plain">
      <p className="meta">{t("duplicateHelp")}</p>
      <DayLine name="date" label={t("newDate")} required />
    </ActForm>
  );
}

type Place = { placeName: string; address: string; city: string; postcode: string };
const NO_REASON = { fr: "", en: "" };

/** Another place, and why. */
export function MoveForm({ eventId, place }: Event & { place: Place }) {
  const t = useTranslations("desk.event");
  const router = useRouter();
  const desk = useDeskForm<Place & { reason: typeof NO_REASON; urgent: boolean }, object>({
    values: { ...place, reason: NO_REASON, urgent: false },
    prefix: "move",
    act: (typed) => move({ eventId, move: typed }),
    done: () => router.refresh(),
  });
  return (
    <ActForm desk={desk} label={t("move")} look="main">
      <p className="meta">{t("moveHelp")}</p>
      <div className="pair">
        <Line name="placeName" label={t("placeName")} />
        <Line name="address" label={t("address")} />
        <Line name="postcode" label={t("postcode")} />
        <Line name="city" label={t("city")} />
      </div>
      <BothLanguages name="reason" label={t("reason")} required rows={2} />
      <Tick name="urgent" label={t("urgent")} />
    </ActForm>
  );
}

/** The end of an event before it began. */
export function CancelForm({ eventId }: Event) {
  const t = useTranslations("desk.event");
  const router = useRouter();
  const desk = useDeskForm<{ reason: typeof NO_REASON }, object>({
    values: { reason: NO_REASON },
    prefix: "cancel",
    act: (typed) => cancel({ eventId, cancel: typed }),
    done: () => router.refresh(),
  });
  return (
    <ActForm desk={desk} label={t("cancelConfirm")} look="danger">
      <p>{t("cancelHelp")}</p>
      <BothLanguages name="reason" label={t("reason")} required rows={2} />
    </ActForm>
  );
}

/** How many came. */
export function AttendanceForm({ eventId, figure }: Event & { figure: { attendance: string; approximate: boolean } }) {
  const t = useTranslations("desk.event");
  const router = useRouter();
  const desk = useDeskForm<typeof figure, object>({
    values: figure,
    prefix: "figure",
    act: (typed) => recordAttendance({ eventId, figure: typed }),
    done: () => router.refresh(),
  });
  return (
    <ActForm desk={desk} label={t("saveFigure")} look="plain">
      <Line name="attendance" inputMode="numeric" label={t("attendance")} />
      <Tick name="approximate" label={t("approximate")} />
    </ActForm>
  );
}
