"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DayLine, Line } from "@/components/organize/fields";
import { DeskForm } from "@/components/organize/script-form";
import { afterSaving } from "@/components/organize/unsaved";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { Button } from "@/components/ui/button";
import { schedule } from "@/lib/texts/actions";
import type { PublicRef } from "@/lib/texts/rules";

type Moment = { day: string; time: string };

/** From when a text is public, on the clock of its group. */
export function ScheduleForm({ text, zone, ...values }: Moment & { text: PublicRef; zone: string }) {
  const t = useTranslations("desk.post");
  const notSaved = useTranslations("desk.leave")("notSaved");
  const router = useRouter();
  const desk = useDeskForm<Moment, object>({
    values,
    act: (typed) => afterSaving(() => schedule({ text, ...typed }), notSaved),
    done: () => router.refresh(),
  });
  return (
    <DeskForm desk={desk}>
      <p className="meta">{t("scheduleHelp", { zone })}</p>
      <div className="pair">
        <DayLine name="day" label={t("day")} required />
        <Line name="time" type="time" label={t("time")} required />
      </div>
      <Button look="plain" small aria-disabled={desk.pending}>
        {t("schedule")}
      </Button>
      <p role="alert" className="error">
        {desk.trouble}
      </p>
    </DeskForm>
  );
}
