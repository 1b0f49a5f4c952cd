"use client";

import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Choice, Line } from "@/components/organize/fields";
import { type FileChoice, FileField } from "@/components/organize/files/file-field";
import { Part } from "@/components/organize/part";
import { PictureField } from "@/components/organize/pictures/picture-field";
import { WordsFields } from "@/components/organize/text/words-fields";
import { languageName } from "@/lib/i18n/formats";
import type { PostChoices } from "@/lib/publishing/desk/choices/queries";
import { LANGUAGES, LICENCES, RESOURCE_KINDS } from "@/lib/resources/rules";

/** The file a resource has, and where it is had. */
export type OwnFile = { file: FileChoice; href: string } | null;

/** Everything of a resource: its words in both languages, where it is found, what is known of it, its cover. */
export function ResourceFields({ campaigns, gallery, own = null }: PostChoices & { own?: OwnFile }) {
  const t = useTranslations("desk.resource");
  const post = useTranslations("desk.post");
  return (
    <>
      <Part legend={post("text")}>
        <WordsFields gallery={gallery} leadsElsewhere />
      </Part>
      <Part legend={t("where")}>
        <KindField />
        <Line name="url" label={t("url")} help={t("urlHelp")} />
        <FileField name="attachmentId" groupId={gallery.groupId} file={own?.file ?? null} href={own?.href} />
      </Part>
      <Part legend={t("about")}>
        <About />
        <Choice name="campaignId" label={post("campaign")}>
          <option value="">{post("noCampaign")}</option>
          {campaigns.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Choice>
      </Part>
      <Part legend={t("cover")}>
        <PictureField name="pictureId" gallery={gallery} />
      </Part>
    </>
  );
}

function KindField() {
  const t = useTranslations("desk.resource");
  const kind = useTranslations("campaigns.resource");
  return (
    <Choice name="kind" label={t("kind")}>
      {RESOURCE_KINDS.map((name) => (
        <option key={name} value={name}>
          {kind(name)}
        </option>
      ))}
    </Choice>
  );
}

function About() {
  const t = useTranslations("desk.resource");
  const dateHelp = useTranslations("desk.campaign")("dateHelp");
  return (
    <>
      <div className="pair">
        <Line name="publisher" label={t("publisher")} help={t("publisherHelp")} />
        <Line name="publishedOn" label={t("publishedOn")} help={dateHelp} />
        <LanguageField />
        <Line name="licence" label={t("licence")} help={t("licenceHelp")} list="licences" />
        <Line name="closedOn" label={t("closedOn")} help={t("closedHelp")} />
      </div>
      <datalist id="licences">
        {Object.keys(LICENCES).map((licence) => (
          <option key={licence} value={licence} />
        ))}
      </datalist>
    </>
  );
}

/** The languages we know by name, and the one that is written down, whatever it is. */
function LanguageField() {
  const t = useTranslations("desk.resource");
  const locale = useLocale();
  const written: string = useWatch({ name: "language" });
  const codes = !written || LANGUAGES.includes(written) ? LANGUAGES : [...LANGUAGES, written];
  return (
    <Choice name="language" label={t("language")}>
      <option value="">{t("noLanguage")}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {languageName(code, locale)}
        </option>
      ))}
    </Choice>
  );
}
