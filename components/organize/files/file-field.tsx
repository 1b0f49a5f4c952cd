"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Fold } from "@/components/organize/fold";
import { useUpload } from "@/components/organize/use-upload";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { formatBytes } from "@/lib/i18n/formats";

/** A PDF that a form names. */
export type FileChoice = { id: string; name: string; bytes: number };

/** Which PDF can be downloaded: the one that is there, none, or one sent from this device, which is chosen at once. */
export function FileField({
  name,
  groupId,
  file,
  href,
}: {
  name: string;
  groupId: string;
  file: FileChoice | null;
  href?: string | undefined;
}) {
  const t = useTranslations("desk.files");
  const locale = useLocale();
  const { setValue } = useFormContext();
  const chosenId: string = useWatch({ name });
  const [sent, setSent] = useState<FileChoice | null>(null);
  const chosen = [sent, file].find((each) => each && each.id === chosenId);
  const choose = (id: string) => setValue(name, id, { shouldDirty: true });
  return (
    <>
      <p>
        {chosen ? t("current", { name: chosen.name, size: formatBytes(chosen.bytes, locale) }) : t("none")}{" "}
        {href && chosen && chosen.id === file?.id ? <a href={href}>{t("download")}</a> : null}
      </p>
      {chosen ? (
        <p>
          <Button type="button" look="plain" small onClick={() => choose("")}>
            {t("remove")}
          </Button>
        </p>
      ) : null}
      <Fold summary={t("add")}>
        <SendFile
          groupId={groupId}
          done={(choice) => {
            setSent(choice);
            choose(choice.id);
          }}
        />
      </Fold>
    </>
  );
}

function SendFile({ groupId, done }: { groupId: string; done: (file: FileChoice) => void }) {
  const t = useTranslations("desk.files");
  const id = useId();
  const { fields, pending, errors, said, send } = useUpload<FileChoice>(groupId, "attachment", t, done);
  return (
    <div ref={fields}>
      <Field
        id={id}
        name="file"
        type="file"
        accept="application/pdf"
        label={t("file")}
        help={t("fileHelp")}
        error={errors.file}
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
