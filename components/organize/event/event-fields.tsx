"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import css from "@/components/organize/desk.module.css";
import { RichBoth } from "@/components/organize/editor/rich-field";
import { BothLanguages, Choice, Line, Tick } from "@/components/organize/fields";
import { Fold } from "@/components/organize/fold";
import { PictureField } from "@/components/organize/pictures/picture-field";
import { EVENT_KINDS } from "@/lib/events/schema";
import type { Gallery } from "@/lib/media/queries";
import { WhenFields } from "./when-fields";

export type CampaignChoice = { id: string; title: string };

type Choices = { campaigns: readonly CampaignChoice[]; gallery?: Gallery };

/** Everything of an event but its programme: first what everybody asks, then, folded away, what it may have besides. */
export function EventFields({ campaigns, gallery }: Choices) {
  const t = useTranslations("desk.event");
  return (
    <>
      <Part legend={t("what")}>
        <BothLanguages name="title" label={t("title")} required />
        <KindField />
      </Part>
      <Part legend={t("when")}>
        <WhenFields />
      </Part>
      <WhereFields />
      <Part legend={t("who")}>
        <Tick name="takesRsvps" label={t("takesRsvps")} />
        <Line name="capacity" inputMode="numeric" label={t("capacity")} help={t("capacityHelp")} />
      </Part>
      <Part legend={t("text")}>
        <BothLanguages name="summary" label={t("summary")} rows={3} />
        <RichBoth name="body" label={t("body")} help={t("bodyHelp")} rows={10} gallery={gallery} />
      </Part>
      {gallery ? (
        <Fold summary={t("picture")}>
          <PictureField name="pictureId" gallery={gallery} />
        </Fold>
      ) : null}
      <Fold summary={t("accessAndMap")}>
        <AccessFields />
      </Fold>
      <Fold summary={t("contactAndRest")}>
        <RestFields campaigns={campaigns} />
      </Fold>
      <Fold summary={t("report")}>
        <RichBoth name="report" label={t("report")} help={t("bodyHelp")} rows={5} gallery={gallery} />
      </Fold>
    </>
  );
}

function Part({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={css.part}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
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
    <Part legend={t("where")}>
      <div className="pair">
        <Line name="placeName" label={t("placeName")} />
        <Line name="address" label={t("address")} />
        <Line name="postcode" label={t("postcode")} />
        <Line name="city" label={t("city")} />
      </div>
      <Tick name="addressForRegistered" label={t("hidden")} />
    </Part>
  );
}

function AccessFields() {
  const t = useTranslations("desk.event");
  return (
    <>
      <BothLanguages name="access" label={t("access")} help={t("accessHelp")} rows={2} />
      <div className="pair">
        <Line name="latitude" inputMode="decimal" label={t("latitude")} />
        <Line name="longitude" inputMode="decimal" label={t("longitude")} />
      </div>
      <Line name="onlineUrl" type="url" label={t("onlineUrl")} />
    </>
  );
}

function RestFields({ campaigns }: { campaigns: readonly CampaignChoice[] }) {
  const t = useTranslations("desk.event");
  return (
    <>
      <Choice name="campaignId" label={t("campaign")}>
        <option value="">{t("noCampaign")}</option>
        {campaigns.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Choice>
      <Tick name="showsCount" label={t("showsCount")} />
      <Line name="maxGuests" inputMode="numeric" label={t("maxGuests")} />
      <Line name="contactName" label={t("contactName")} />
      <div className="pair">
        <Line name="contactEmail" type="email" label={t("contactEmail")} />
        <Line name="contactPhone" type="tel" label={t("contactPhone")} />
      </div>
    </>
  );
}
