"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { DayLine, Line } from "@/components/organize/fields";
import { SelectField } from "@/components/ui/field";

type Known = "day" | "month" | "year";

const knownOf = (date: string): Known => (date.length === 4 ? "year" : date.length === 7 ? "month" : "day");

/** When: the date as far as it is known, and the clock once there is a day. */
export function WhenFields() {
  const t = useTranslations("desk.event");
  const { getValues, setValue } = useFormContext();
  const [known, setKnown] = useState<Known>(knownOf(getValues("date") ?? ""));
  const choose = (next: Known) => {
    const length = { day: 10, month: 7, year: 4 }[next];
    const date: string = getValues("date");
    // A month becomes no day by itself; a day becomes its month.
    setValue("date", date.length >= length ? date.slice(0, length) : "", { shouldDirty: true });
    setKnown(next);
  };
  return (
    <>
      <div className="pair">
        <SelectField
          id="known"
          label={t("known")}
          value={known}
          onChange={(change) => choose(change.target.value as Known)}
        >
          <option value="day">{t("knownDay")}</option>
          <option value="month">{t("knownMonth")}</option>
          <option value="year">{t("knownYear")}</option>
        </SelectField>
        {known === "day" ? <DayLine name="date" label={t("date")} required /> : null}
        {known === "month" ? <Line name="date" type="month" label={t("month")} help={t("monthHelp")} required /> : null}
        {known === "year" ? <Line name="date" inputMode="numeric" label={t("year")} required /> : null}
      </div>
      {known === "day" ? (
        <div className="pair">
          <Line name="startTime" type="time" label={t("startTime")} />
          <Line name="endTime" type="time" label={t("endTime")} help={t("endTimeHelp")} />
          <DayLine name="endDate" label={t("endDate")} />
          <ZoneField />
        </div>
      ) : (
        <ZoneField />
      )}
    </>
  );
}

function ZoneField() {
  const t = useTranslations("desk.event");
  return (
    <>
      <Line name="timeZone" label={t("zone")} list="zones" />
      <datalist id="zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
