"use client";

import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { Line } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { PictureField } from "@/components/organize/pictures/picture-field";
import { WordsFields } from "@/components/organize/text/words-fields";
import { Button } from "@/components/ui/button";
import type { Gallery } from "@/lib/media/queries";
import { CallFields } from "./call-fields";
import { type CampaignFormValues, newCall } from "./values";

/** Everything of a campaign: its words in both languages, what stands around them, its calls to act. */
export function CampaignFields({ gallery }: { gallery: Gallery }) {
  const t = useTranslations("desk.campaign");
  const post = useTranslations("desk.post");
  return (
    <>
      <Part legend={post("text")}>
        <WordsFields gallery={gallery} />
      </Part>
      <Part legend={t("around")}>
        <div className="pair">
          <Line name="hashtag" label={t("hashtag")} help={t("hashtagHelp")} />
          <Line name="startedOn" label={t("startedOn")} help={t("dateHelp")} />
          <Line name="endedOn" label={t("endedOn")} help={t("endHelp")} />
        </div>
      </Part>
      <Part legend={post("picture")}>
        <PictureField name="pictureId" gallery={gallery} />
      </Part>
      <Part legend={t("calls")}>
        <Calls />
      </Part>
    </>
  );
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
