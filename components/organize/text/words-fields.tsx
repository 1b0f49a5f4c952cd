"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { RichBoth } from "@/components/organize/editor/rich-field";
import { BothLanguages } from "@/components/organize/fields";
import type { Gallery } from "@/lib/media/queries";
import { completeness } from "@/lib/texts/rules";
import { CompletenessMark } from "./completeness-mark";

/** A text's words in both languages under the mark that says how whole each is; `leadsElsewhere`, it may do with a summary. */
export function WordsFields({ gallery, leadsElsewhere }: { gallery: Gallery; leadsElsewhere?: boolean }) {
  const t = useTranslations("desk.post");
  const [title, summary, body] = useWatch({ name: ["title", "summary", "body"] });
  return (
    <>
      <p role="status">
        <CompletenessMark of={completeness({ title, summary, body }, { leadsElsewhere })} />
      </p>
      <BothLanguages name="title" label={t("title")} required />
      <BothLanguages name="summary" label={t("summary")} rows={3} />
      <RichBoth name="body" label={t("body")} help={t("bodyHelp")} rows={18} gallery={gallery} />
    </>
  );
}
