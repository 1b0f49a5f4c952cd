"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { Choice } from "@/components/organize/fields";
import { Fold } from "@/components/organize/fold";
import type { Gallery, PictureChoice } from "@/lib/media/queries";
import { UploadPicture } from "./upload-picture";

/** Which of the group's pictures is shown; another can be sent from this device and is chosen at once. */
export function PictureField({ name, gallery }: { name: string; gallery: Gallery }) {
  const t = useTranslations("desk.pictures");
  const { setValue } = useFormContext();
  const [sent, setSent] = useState<PictureChoice[]>([]);
  const all = [...sent, ...gallery.pictures];
  const chosenId: string = useWatch({ name });
  const chosen = all.find(({ id }) => id === chosenId);
  const choose = (picture: PictureChoice) => {
    setSent([picture, ...sent]);
    // Once the list holds it.
    setTimeout(() => setValue(name, picture.id, { shouldDirty: true }));
  };
  return (
    <>
      {chosen ? <img className={css.thumbnail} src={chosen.thumbnail} alt="" loading="lazy" /> : null}
      <Choice name={name} label={t("field")}>
        <option value="">{t("none")}</option>
        {all.map(({ id, alt }) => (
          <option key={id} value={id}>
            {alt}
          </option>
        ))}
      </Choice>
      <Fold summary={t("add")}>
        <UploadPicture groupId={gallery.groupId} done={choose} />
      </Fold>
    </>
  );
}
