"use client";

import { useTranslations } from "next-intl";
import { BothLanguages, Choice, Line } from "@/components/organize/fields";
import { Fold } from "@/components/organize/fold";
import { Part } from "@/components/organize/part";
import { PictureField } from "@/components/organize/pictures/picture-field";
import { WordsFields } from "@/components/organize/text/words-fields";
import type { PostChoices } from "@/lib/publishing/desk/choices/queries";
import { CATEGORIES } from "@/lib/publishing/rules";

/** Everything of a post: first its words in both languages, then what stands around them. */
export function PostFields({ campaigns, gallery }: PostChoices) {
  const t = useTranslations("desk.post");
  return (
    <>
      <Part legend={t("text")}>
        <WordsFields gallery={gallery} />
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
        <PictureField name="pictureId" gallery={gallery} />
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
