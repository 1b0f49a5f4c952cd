"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Fold } from "@/components/organize/fold";
import { PictureChoices } from "@/components/organize/pictures/picture-choices";
import { UploadPicture } from "@/components/organize/pictures/upload-picture";
import { Field } from "@/components/ui/field";
import type { Gallery, PictureChoice } from "@/lib/media/queries";
import { putBlock } from "./commands";
import { AskDialog } from "./dialog";

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
  const [refused, setRefused] = useState<"pictureMissing" | "pictureUnsent" | "altMissing">();
  const parts = useRef<HTMLDivElement>(null);
  const all = [...sent, ...gallery.pictures];
  const own = all.find(({ thumbnail }) => thumbnail === shown.src);
  // One that the text shows and the list does not hold any more can stay.
  const offered =
    shown.src && !own ? [{ id: shown.src, alt: shown.alt || shown.src, thumbnail: shown.src }, ...all] : all;
  const choose = (picture: PictureChoice | undefined) => {
    setRefused(undefined);
    setShown({ ...shown, src: picture?.thumbnail ?? "", alt: picture?.alt ?? "" });
  };
  const trouble = () => {
    if (shown.src) return decorative || shown.alt.trim() ? undefined : "altMissing";
    const file = parts.current?.querySelector<HTMLInputElement>("[type=file]")?.files?.length;
    return file ? "pictureUnsent" : "pictureMissing";
  };
  const send = () => {
    const found = trouble();
    if (found) return setRefused(found);
    onClose();
    const attrs = { ...shown, alt: decorative ? "" : shown.alt.trim(), caption: shown.caption.trim() };
    if (before) editor.chain().focus().updateAttributes("picture", attrs).run();
    else putBlock(editor, "picture", attrs);
  };
  return (
    <AskDialog title={t("does.picture")} send={t("insert")} onSend={send} onClose={onClose}>
      <div ref={parts}>
        <PictureChoices
          pictures={offered}
          chosen={own?.id ?? shown.src}
          onChoose={(id) => choose(offered.find((each) => each.id === id))}
          error={refused && refused !== "altMissing" ? t(refused, { send: pictures("send") }) : undefined}
        />
        <Fold summary={pictures("add")}>
          <UploadPicture
            groupId={gallery.groupId}
            done={(picture) => {
              setSent([picture, ...sent]);
              choose(picture);
            }}
          />
        </Fold>
      </div>
      {shown.src ? (
        <>
          <Field
            id={`${id}alt`}
            label={pictures("alt")}
            help={pictures("altHelp")}
            error={refused === "altMissing" ? t("altMissing") : undefined}
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
        </>
      ) : null}
    </AskDialog>
  );
}
