"use client";

import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { BothLanguages, Choice, DayLine, Line, Tick } from "@/components/organize/fields";
import { Fold } from "@/components/organize/fold";
import { LineActs, type LinePlace } from "@/components/organize/line-acts";
import { Movable } from "@/components/organize/movable";
import { SESSION_FORMATS } from "@/lib/events/programme/schema";
import { plainText } from "@/lib/local-text";
import { formatTime } from "@/lib/time";
import { Participations, Speakers, Told } from "./lines";
import type { SessionFormValues } from "./values";

/** One session under a line that tells it: unfolded, its buttons to move and remove it, then its fields. */
export function SessionFields({ at, last, onMove, onRemove }: LinePlace) {
  const t = useTranslations("desk.programme");
  const event = useTranslations("desk.event");
  const locale = useLocale();
  const path = `sessions.${at}` as const;
  const session: SessionFormValues = useWatch({ name: path });
  const name = plainText(session.title, locale) || t("session", { number: at + 1 });
  return (
    <Movable at={at} onMove={onMove} name={name}>
      <Fold isNew={!session.key} summary={<SessionTold session={session} number={at + 1} />}>
        <LineActs at={at} last={last} onMove={onMove} onRemove={onRemove} words="desk.programme" />
        <BothLanguages name={`${path}.title`} label={event("title")} required />
        <div className="pair">
          <Line name={`${path}.start`} type="time" label={t("start")} />
          <Line name={`${path}.end`} type="time" label={t("end")} />
          <Choice name={`${path}.format`} label={t("format")}>
            {SESSION_FORMATS.map((format) => (
              <option key={format} value={format}>
                {t(`formats.${format}`)}
              </option>
            ))}
          </Choice>
          <Line name={`${path}.room`} label={t("room")} />
          <DayLine name={`${path}.date`} label={t("day")} help={t("dayHelp")} />
        </div>
        <BothLanguages name={`${path}.summary`} label={event("summary")} rows={2} />
        <Speakers path={`${path}.speakers`} legend={t("speakers")} of={name} />
        <Participations path={`${path}.participations`} legend={t("collectives")} of={name} />
        <Tick name={`${path}.moreToCome`} label={t("moreToCome")} />
      </Fold>
    </Movable>
  );
}

function SessionTold({ session, number }: { session: SessionFormValues; number: number }) {
  const t = useTranslations("desk.programme");
  const locale = useLocale();
  const { start, title, room, speakers } = session;
  const time = start && formatTime(new Date(`1970-01-01T${start}:00Z`), "UTC", locale);
  const name = [time, plainText(title, locale) || t("session", { number })].filter(Boolean).join(" · ");
  const more = [room, speakers.length ? t("people", { count: speakers.length }) : ""].filter(Boolean).join(" · ");
  return <Told name={name} more={more} />;
}
