"use client";

import { useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Line } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { PictureField } from "@/components/organize/pictures/picture-field";
import { WordsFields } from "@/components/organize/text/words-fields";
import { useLines } from "@/components/organize/use-lines";
import { Button } from "@/components/ui/button";
import type { Gallery } from "@/lib/media/queries";
import { CallFields } from "./call-fields";
import { newCall } from "./values";

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
  const { fields, box, said, append, place } = useLines("calls");
  return (
    <div ref={box}>
      {fields.length ? null : <p>{t("noCalls")}</p>}
      <ol className={css.sessions}>
        {fields.map((field, at) => (
          <CallFields key={field.id} {...place(at)} />
        ))}
      </ol>
      <p>
        <Button type="button" look="plain" onClick={() => append(newCall())}>
          {t("addCall")}
        </Button>
      </p>
      <span role="status" className="hush">
        {said}
      </span>
    </div>
  );
}
