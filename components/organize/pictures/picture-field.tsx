"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useController } from "react-hook-form";
import { Fold } from "@/components/organize/fold";
import type { Gallery, PictureChoice } from "@/lib/media/queries";
import { PictureChoices } from "./picture-choices";
import { UploadPicture } from "./upload-picture";

/** Which of the group's pictures is shown; another can be sent from this device and is chosen at once. */
export function PictureField({ name, gallery }: { name: string; gallery: Gallery }) {
  const t = useTranslations("desk.pictures");
  const { field, fieldState } = useController({ name });
  const [sent, setSent] = useState<PictureChoice[]>([]);
  return (
    <>
      <PictureChoices
        pictures={[...sent, ...gallery.pictures]}
        chosen={field.value ?? ""}
        onChoose={field.onChange}
        fieldRef={field.ref}
        error={fieldState.error?.message}
      />
      <Fold summary={t("add")}>
        <UploadPicture
          groupId={gallery.groupId}
          done={(picture) => {
            setSent([picture, ...sent]);
            field.onChange(picture.id);
          }}
        />
      </Fold>
    </>
  );
}
