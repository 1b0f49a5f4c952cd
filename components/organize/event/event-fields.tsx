"use client";

import { useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { BothLanguages, Choice, Line, Tick } from "@/components/organize/fields";
import { EVENT_KINDS } from "@/lib/events/schema";
import { WhenFields } from "./when-fields";

export type CampaignChoice = { id: string; title: string };

/** Everything of an event but its programme, on one screen: first what it needs, then what it may have. */
export function EventFields({ campaigns }: { campaigns: readonly CampaignChoice[] }) {
  const t = useTranslations("desk.event");
  return (
    <>
      <fieldset className={css.part}>
        <legend>{t("what")}</legend>
        <BothLanguages name="title" label={t("title")} />
        <div className="pair">
          <KindField />
          <Choice name="campaignId" label={t("campaign")}>
            <option value="">{t("noCampaign")}</option>
            {campaigns.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Choice>
        </div>
        <BothLanguages name="summary" label={t("summary")} rows={3} />
      </fieldset>
      <fieldset className={css.part}>
        <legend>{t("when")}</legend>
        <WhenFields />
      </fieldset>
      <WhereFields />
      <WhoFields />
      <fieldset className={css.part}>
        <legend>{t("text")}</legend>
        <BothLanguages name="body" label={t("body")} help={t("bodyHelp")} rows={10} />
      </fieldset>
      <fieldset className={css.part}>
        <legend>{t("after")}</legend>
        <BothLanguages name="report" label={t("report")} help={t("bodyHelp")} rows={5} />
      </fieldset>
    </>
  );
}

function KindField() {
  const t = useTranslations("desk.event");
  const kind = useTranslations("events.kind");
  return (
    <Choice name="kind" label={t("kind")}>
      {EVENT_KINDS.map((name) => (
        <option key={name} value={name}>
          {kind(name)}
        </option>
      ))}
    </Choice>
  );
}

function WhereFields() {
  const t = useTranslations("desk.event");
  return (
    <fieldset className={css.part}>
      <legend>{t("where")}</legend>
      <div className="pair">
        <Line name="placeName" label={t("placeName")} />
        <Line name="address" label={t("address")} />
        <Line name="postcode" label={t("postcode")} />
        <Line name="city" label={t("city")} />
      </div>
      <Tick name="addressForRegistered" label={t("hidden")} />
      <BothLanguages name="access" label={t("access")} help={t("accessHelp")} rows={2} />
      <div className="pair">
        <Line name="latitude" inputMode="decimal" label={t("latitude")} />
        <Line name="longitude" inputMode="decimal" label={t("longitude")} />
      </div>
      <Line name="onlineUrl" type="url" label={t("onlineUrl")} />
    </fieldset>
  );
}

function WhoFields() {
  const t = useTranslations("desk.event");
  return (
    <fieldset className={css.part}>
      <legend>{t("who")}</legend>
      <Tick name="takesRsvps" label={t("takesRsvps")} />
      <Tick name="showsCount" label={t("showsCount")} />
      <div className="pair">
        <Line name="capacity" inputMode="numeric" label={t("capacity")} help={t("capacityHelp")} />
        <Line name="maxGuests" inputMode="numeric" label={t("maxGuests")} />
      </div>
      <Line name="contactName" label={t("contactName")} />
      <div className="pair">
        <Line name="contactEmail" type="email" label={t("contactEmail")} />
        <Line name="contactPhone" type="tel" label={t("contactPhone")} />
      </div>
    </fieldset>
  );
}
