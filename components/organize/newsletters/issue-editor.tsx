"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import desk from "@/components/organize/desk.module.css";
import { RichBoth } from "@/components/organize/editor/rich-field";
import { BothLanguages, Line, Tick } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { CompletenessMark } from "@/components/organize/text/completeness-mark";
import { SavedForm } from "@/components/organize/text/saved-form";
import type { LocalText } from "@/lib/local-text";
import type { Gallery } from "@/lib/media/queries";
import { unknownCities } from "@/lib/newsletters/broadcasts/rules";
import { saveIssue } from "@/lib/newsletters/issues/actions";
import { completeness } from "@/lib/texts/rules";

/** An issue as its form holds it. */
export type IssueValues = {
  subject: LocalText;
  preheader: LocalText;
  words: LocalText;
  onWeb: boolean;
  cities: string;
};

type Props = {
  broadcastId: string;
  values: IssueValues;
  seen: string;
  gallery: Gallery;
  /** Whether it belongs to a newsletter, and so can stand on the web. */
  canBeOnWeb: boolean;
  /** The towns readers can choose from. */
  cities: readonly string[];
};

/** Writes an issue until it is sent. */
export function IssueEditor({ broadcastId, values, seen, gallery, canBeOnWeb, cities }: Props) {
  const t = useTranslations("issues");
  const posts = useTranslations("desk.post");
  return (
    <SavedForm
      values={values}
      seen={seen}
      prefix="issue"
      act={async (issue, seen) => {
        const answer = await saveIssue({ broadcastId, seen, issue });
        const unknown = unknownCities(issue.cities, cities);
        if (answer.ok || !answer.errors["issue.cities"] || !unknown.length) return answer;
        const said = t("citiesUnknown", { cities: unknown.join(", ") });
        return { ok: false, errors: { ...answer.errors, "issue.cities": said } };
      }}
    >
      <Part legend={t("words")}>
        <Whole />
        <BothLanguages name="subject" label={t("subject")} help={t("subjectHelp")} />
        <BothLanguages name="preheader" label={t("preheader")} help={t("preheaderHelp")} />
        <p className={`meta ${desk.before}`}>{t("bodyHelp")}</p>
        <RichBoth name="words" label={t("body")} help={posts("bodyHelp")} rows={18} gallery={gallery} />
        <Line
          name="cities"
          label={t("cities")}
          help={`${t("citiesHelp")} ${cities.length ? t("citiesKnown", { cities: cities.join(", ") }) : ""}`.trim()}
        />
        {canBeOnWeb ? <Tick name="onWeb" label={t("onWeb")} /> : null}
      </Part>
    </SavedForm>
  );
}

function Whole() {
  const [title, body] = useWatch({ name: ["subject", "words"] });
  return (
    <p role="status">
      <CompletenessMark of={completeness({ title, body })} />
    </p>
  );
}
