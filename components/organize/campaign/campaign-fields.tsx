"use client";

import { useTranslations } from "next-intl";
import { useFieldArray, useWatch } from "react-hook-form";
import { CompletenessMark } from "@/components/organize/completeness-mark";
import css from "@/components/organize/desk.module.css";
import { BothLanguages, Choice, Line } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { Button } from "@/components/ui/button";
import { completeness } from "@/lib/publishing/rules";
import { CallFields } from "./call-fields";
import { type CampaignFormValues, newCall } from "./values";

export type PictureChoices = readonly { id: string; alt: string }[];

/** Everything of a campaign: its words in both languages, what stands around them, its calls to act. */
export function CampaignFields({ pictures }: { pictures: PictureChoices }) {
  const t = useTranslations("desk.campaign");
  const post = useTranslations("desk.post");
  return (
    <>
      <Part legend={post("text")}>
        <p role="status">
          <Written />
        </p>
        <BothLanguages name="title" label={post("title")} />
        <BothLanguages name="summary" label={post("summary")} rows={3} />
        <BothLanguages name="body" label={post("body")} help={post("bodyHelp")} rows={18} />
      </Part>
      <Part legend={t("around")}>
        <div className="pair">
          <Line name="hashtag" label={t("hashtag")} help={t("hashtagHelp")} />
          <Choice name="pictureId" label={post("picture")}>
            <option value="">{post("noPicture")}</option>
            {pictures.map(({ id, alt }) => (
              <option key={id} value={id}>
                {alt}
              </option>
            ))}
          </Choice>
          <Line name="startedOn" label={t("startedOn")} help={t("dateHelp")} />
          <Line name="endedOn" label={t("endedOn")} help={t("endHelp")} />
        </div>
      </Part>
      <Part legend={t("calls")}>
        <Calls />
      </Part>
    </>
  );
}

function Written() {
  return <CompletenessMark of={completeness(useWatch({ name: ["title", "summary", "body"] }))} />;
}

function Calls() {
  const t = useTranslations("desk.campaign");
  const { fields, append, move, remove } = useFieldArray<CampaignFormValues, "calls">({ name: "calls" });
  return (
    <>
      {fields.length ? null : <p>{t("noCalls")}</p>}
      <ol className={css.sessions}>
        {fields.map((field, at) => (
          <CallFields
            key={field.id}
            at={at}
            last={fields.length - 1}
            onMove={(to) => move(at, to)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <p>
        <Button type="button" look="plain" onClick={() => append(newCall())}>
          {t("addCall")}
        </Button>
      </p>
    </>
  );
}
