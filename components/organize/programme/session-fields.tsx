"use client";

import { useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { BothLanguages, Choice, Line, Tick } from "@/components/organize/fields";
import { Button } from "@/components/ui/button";
import { SESSION_FORMATS } from "@/lib/events/programme/schema";
import { Participations, Speakers } from "./lines";

type Place = { at: number; last: number; onMove: (to: number) => void; onRemove: () => void };

/** One session: its buttons to move and remove it, then its fields. */
export function SessionFields({ at, last, onMove, onRemove }: Place) {
  const t = useTranslations("desk.programme");
  const event = useTranslations("desk.event");
  const path = `sessions.${at}` as const;
  return (
    <li>
      <SessionHead at={at} last={last} onMove={onMove} onRemove={onRemove} />
      <BothLanguages name={`${path}.title`} label={event("title")} />
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
        <Line name={`${path}.date`} type="date" label={t("day")} />
      </div>
      <BothLanguages name={`${path}.summary`} label={event("summary")} rows={2} />
      <Speakers path={`${path}.speakers`} legend={t("speakers")} />
      <Participations path={`${path}.participations`} legend={t("collectives")} />
      <Tick name={`${path}.moreToCome`} label={t("moreToCome")} />
    </li>
  );
}

function SessionHead({ at, last, onMove, onRemove }: Place) {
  const t = useTranslations("desk.programme");
  const number = at + 1;
  return (
    <div className={css.session}>
      <h3>{t("session", { number })}</h3>
      {at > 0 ? (
        <Button type="button" look="plain" small onClick={() => onMove(at - 1)} aria-label={t("upThis", { number })}>
          {t("up")}
        </Button>
      ) : null}
      {at < last ? (
        <Button type="button" look="plain" small onClick={() => onMove(at + 1)} aria-label={t("downThis", { number })}>
          {t("down")}
        </Button>
      ) : null}
      <Button type="button" look="plain" small onClick={onRemove} aria-label={t("removeThis", { number })}>
        {t("remove")}
      </Button>
    </div>
  );
}
