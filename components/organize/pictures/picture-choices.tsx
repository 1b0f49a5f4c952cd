"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { PictureChoice } from "@/lib/media/queries";
import css from "./pictures.module.css";

type Props = {
  pictures: readonly PictureChoice[];
  /** The id of the one that is chosen; "" for none. */
  chosen: string;
  onChoose: (id: string) => void;
  /** Takes the focus when something is wrong with the choice. */
  fieldRef?: (input: HTMLInputElement | null) => void;
  error?: string | undefined;
};

/** A group's pictures side by side, as they look, and none of them: one is chosen. */
export function PictureChoices({ pictures, chosen, onChoose, fieldRef, error }: Props) {
  const t = useTranslations("desk.pictures");
  const id = useId();
  const option = (value: string) => ({
    type: "radio",
    name: id,
    value,
    checked: chosen === value,
    onChange: () => onChoose(value),
  });
  return (
    <fieldset className="field" aria-describedby={`${id}error`}>
      <legend>{t("field")}</legend>
      <div className={css.choices}>
        <label className={css.none}>
          <input {...option("")} ref={fieldRef} />
          <span>{t("none")}</span>
        </label>
        {pictures.map((picture) => (
          <label key={picture.id}>
            <input {...option(picture.id)} />
            <img src={picture.thumbnail} alt="" loading="lazy" />
            <span>{picture.alt}</span>
          </label>
        ))}
      </div>
      <p className="error" id={`${id}error`}>
        {error}
      </p>
    </fieldset>
  );
}
