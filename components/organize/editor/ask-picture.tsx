"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Fold } from "@/components/organize/fold";
import { UploadPicture } from "@/components/organize/pictures/upload-picture";
import { Field, SelectField } from "@/components/ui/field";
import type { Gallery, PictureChoice } from "@/lib/media/queries";
import { putBlock } from "./commands";
import { AskDialog } from "./dialog";
import css from "./editor.module.css";

type Props = { editor: Editor; gallery: Gallery; onClose: () => void };
type Shown = { src: string; alt: string; caption: string };

/** Which of the group's pictures, what it says to who does not see it, and the words below it. */
export function AskPicture({ editor, gallery, onClose }: Props) {
  const t = useTranslations("desk.editor");
  const pictures = useTranslations("desk.pictures");
  const id = useId();
  const before = editor.isActive("picture") ? (editor.getAttributes("picture") as Shown) : null;
  const [sent, setSent] = useState<PictureChoice[]>([]);
  const [shown, setShown] = useState<Shown>(before ?? { src: "", alt: "", caption: "" });
  const [decorative, setDecorative] = useState(before?.alt === "");
  const [refused, setRefused] = useState(false);
  const all = [...sent, ...gallery.pictures];
  const choose = (src: string, from = all) => {
    setShown({ ...shown, src, alt: from.find(({ thumbnail }) => thumbnail === src)?.alt ?? shown.alt });
  };
  const errors = { src: !shown.src, alt: !decorative && !shown.alt.trim() };
  const send = () => {
    if (errors.src || errors.alt) return setRefused(true);
    onClose();
    const attrs = { ...shown, alt: decorative ? "" : shown.alt.trim(), caption: shown.caption.trim() };
    if (before) editor.chain().focus().updateAttributes("picture", attrs).run();
    else putBlock(editor, "picture", attrs);
  };
  return (
    <AskDialog title={t("does.picture")} send={t("insert")} onSend={send} onClose={onClose}>
      <SelectField
        id={`${id}src`}
        label={pictures("field")}
        error={refused && errors.src ? t("pictureMissing") : undefined}
        value={shown.src}
        onChange={(change) => choose(change.target.value)}
      >
        <option value="">{pictures("none")}</option>
        {before && !all.some(({ thumbnail }) => thumbnail === before.src) ? (
          <option value={before.src}>{before.alt || before.src}</option>
        ) : null}
        {all.map((each) => (
          <option key={each.id} value={each.thumbnail}>
            {each.alt}
          </option>
        ))}
      </SelectField>
      {shown.src ? <img className={css.chosen} src={shown.src} alt="" /> : null}
      <Fold summary={pictures("add")}>
        <UploadPicture
          groupId={gallery.groupId}
          done={(picture) => {
            setSent([picture, ...sent]);
            choose(picture.thumbnail, [picture]);
          }}
        />
      </Fold>
      <Field
        id={`${id}alt`}
        label={pictures("alt")}
        help={pictures("altHelp")}
        error={refused && errors.alt ? t("altMissing") : undefined}
        value={decorative ? "" : shown.alt}
        disabled={decorative}
        maxLength={300}
        onChange={(change) => setShown({ ...shown, alt: change.target.value })}
        autoComplete="off"
      />
      <div className="check">
        <input
          id={`${id}decorative`}
          type="checkbox"
          checked={decorative}
          onChange={() => setDecorative(!decorative)}
        />
        <label htmlFor={`${id}decorative`}>{t("decorative")}</label>
      </div>
      <Field
        id={`${id}caption`}
        label={t("caption")}
        help={t("captionHelp")}
        value={shown.caption}
        maxLength={500}
        onChange={(change) => setShown({ ...shown, caption: change.target.value })}
        autoComplete="off"
      />
    </AskDialog>
  );
}
