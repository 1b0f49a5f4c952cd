"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { RichBoth } from "@/components/organize/editor/rich-field";
import { BothLanguages } from "@/components/organize/fields";
import type { Gallery } from "@/lib/media/queries";
import { completeness } from "@/lib/texts/rules";
import { CompletenessMark } from "./completeness-mark";

/** A text's words in both languages under the mark that says how whole each is. */
export function WordsFields({ gallery }: { gallery: Gallery }) {
  const t = useTranslations("desk.post");
  return (
    <>
      <p role="status">
        <CompletenessMark of={completeness(useWatch({ name: ["title", "summary", "body"] }))} />
      </p>
      <BothLanguages name="title" label={t("title")} required />
      <BothLanguages name="summary" label={t("summary")} rows={3} />
      <RichBoth name="body" label={t("body")} help={t("bodyHelp")} rows={18} gallery={gallery} />
    </>
  );
}
