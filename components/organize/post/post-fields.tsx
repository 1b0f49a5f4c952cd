"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { CompletenessMark } from "@/components/organize/completeness-mark";
import { BothLanguages, Choice, Line } from "@/components/organize/fields";
import { Fold } from "@/components/organize/fold";
import { Part } from "@/components/organize/part";
import type { PostChoices } from "@/lib/publishing/desk/choices/queries";
import { CATEGORIES, completeness } from "@/lib/publishing/rules";

/** Everything of a post: first its words in both languages, then what stands around them. */
export function PostFields({ campaigns, pictures }: PostChoices) {
  const t = useTranslations("desk.post");
  return (
    <>
      <Part legend={t("text")}>
        <p role="status">
          <Written />
        </p>
        <BothLanguages name="title" label={t("title")} />
        <BothLanguages name="summary" label={t("summary")} rows={3} />
        <BothLanguages name="body" label={t("body")} help={t("bodyHelp")} rows={18} />
      </Part>
      <Part legend={t("place")}>
        <div className="pair">
          <CategoryField />
          <Choice name="campaignId" label={t("campaign")}>
            <option value="">{t("noCampaign")}</option>
            {campaigns.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Choice>
        </div>
        <Line name="author" label={t("author")} help={t("authorHelp")} />
      </Part>
      <Part legend={t("picture")}>
        <Choice name="pictureId" label={t("picture")}>
          <option value="">{t("noPicture")}</option>
          {pictures.map(({ id, alt }) => (
            <option key={id} value={id}>
              {alt}
            </option>
          ))}
        </Choice>
        <BothLanguages name="caption" label={t("caption")} />
      </Part>
      <Fold summary={t("source")}>
        <div className="pair">
          <Line name="sourceUrl" type="url" label={t("sourceUrl")} help={t("sourceHelp")} />
          <Line name="sourceName" label={t("sourceName")} />
        </div>
      </Fold>
    </>
  );
}

function Written() {
  return <CompletenessMark of={completeness(useWatch({ name: ["title", "summary", "body"] }))} />;
}

function CategoryField() {
  const t = useTranslations("desk.post");
  const category = useTranslations("news.category");
  return (
    <Choice name="category" label={t("category")}>
      {CATEGORIES.map((name) => (
        <option key={name} value={name}>
          {category(name)}
        </option>
      ))}
    </Choice>
  );
}
