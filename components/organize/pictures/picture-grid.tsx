"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import { ActForm } from "@/components/organize/act-form";
import css from "@/components/organize/desk.module.css";
import { BothLanguages, Line } from "@/components/organize/fields";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { type LocalText, localText, plainText } from "@/lib/local-text";
import { describe, remove, restore } from "@/lib/media/actions";
import type { DeskPicture } from "@/lib/media/queries";
import { picturePath } from "@/lib/picture";

type Of = { groupId: string; picture: DeskPicture; gone: string | null };

/** A group's pictures, each with its words and what can be done with it. */
export function PictureGrid({ groupId, pictures }: { groupId: string; pictures: readonly Omit<Of, "groupId">[] }) {
  return (
    <ul className={css.pictures}>
      {pictures.map((each) => (
        <li key={each.picture.id}>
          <OnePicture groupId={groupId} {...each} />
        </li>
      ))}
    </ul>
  );
}

function OnePicture({ groupId, picture, gone }: Of) {
  const t = useTranslations("desk.pictures");
  const alt = plainText(picture.alt, useLocale());
  const input = { groupId, mediaId: picture.id };
  return (
    <>
      <img src={picturePath(picture, 480)} alt={alt} width={picture.width} height={picture.height} loading="lazy" />
      <p>
        {alt}
        {picture.credit ? <span className="meta"> · {picture.credit}</span> : null}
        <br />
        <span className="meta">{gone ?? t(picture.used ? "used" : "unused")}</span>
      </p>
      {gone ? (
        <ActButton act={restore} input={input} look="plain" label={`${t("restore")} : ${alt}`}>
          {t("restore")}
        </ActButton>
      ) : (
        <>
          <details className={css.fold}>
            <summary>{t("edit")}</summary>
            <WordsForm input={input} picture={picture} />
          </details>
          {picture.used ? null : (
            <ActButton act={remove} input={input} look="plain" label={`${t("remove")} : ${alt}`}>
              {t("remove")}
            </ActButton>
          )}
        </>
      )}
    </>
  );
}

type Words = { alt: LocalText; credit: string };

function WordsForm({ input, picture }: { input: { groupId: string; mediaId: string }; picture: DeskPicture }) {
  const t = useTranslations("desk.pictures");
  const { fr = "", en = "" } = localText(picture.alt);
  const desk = useDeskForm<Words, object>({
    values: { alt: { fr, en }, credit: picture.credit ?? "" },
    prefix: "words",
    act: (words) => describe({ ...input, words }),
    done: (_, words) => desk.form.reset(words),
  });
  return (
    <ActForm desk={desk} label={t("save")} look="plain">
      <BothLanguages name="alt" label={t("alt")} help={t("altHelp")} required />
      <Line name="credit" label={t("credit")} help={t("creditHelp")} />
    </ActForm>
  );
}
