"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useScriptsRun } from "@/components/organize/use-scripts-run";
import { useUpload } from "@/components/organize/use-upload";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LOCALES } from "@/lib/local-text";
import type { PictureChoice } from "@/lib/media/queries";

/**
 * Takes a picture from this device, with its words. No form of its own: it stands inside the form of what will show it,
 * and sends nothing of that.
 */
export function UploadPicture({ groupId, done }: { groupId: string; done: (picture: PictureChoice) => void }) {
  const t = useTranslations("desk.pictures");
  const desk = useTranslations("desk.event");
  const mark = useTranslations("forms")("requiredInOne");
  const id = useId();
  const { fields, pending, errors, said, send } = useUpload<{ thumbnail: string }>(
    groupId,
    "picture",
    t,
    (sent, typed) => done({ id: sent.id, alt: typed["alt.fr"] || typed["alt.en"] || "", thumbnail: sent.thumbnail }),
  );

  return (
    <div ref={fields} inert={!useScriptsRun()}>
      <Field
        id={`${id}file`}
        name="file"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        label={t("file")}
        help={t("fileHelp")}
        error={errors.file}
      />
      <div className="pair">
        {LOCALES.map((each) => (
          <Field
            key={each}
            id={`${id}alt-${each}`}
            name={`alt.${each}`}
            label={`${t("alt")} (${desk(each)}) (${mark})`}
            help={t("altHelp")}
            error={errors[`alt.${each}`]}
            maxLength={300}
            autoComplete="off"
          />
        ))}
      </div>
      <Field
        id={`${id}credit`}
        name="credit"
        label={t("credit")}
        help={t("creditHelp")}
        error={errors.credit}
        maxLength={200}
        autoComplete="off"
      />
      <Button type="button" look="plain" small aria-disabled={pending} onClick={send}>
        {t("send")}
      </Button>
      <p role="status">{said}</p>
      <p role="alert" className="error">
        {errors.form}
      </p>
    </div>
  );
}
