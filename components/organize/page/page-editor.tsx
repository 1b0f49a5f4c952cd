"use client";

import { useTranslations } from "next-intl";
import { Tick } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { BeginForm } from "@/components/organize/text/begin-form";
import { SavedForm } from "@/components/organize/text/saved-form";
import { WordsFields } from "@/components/organize/text/words-fields";
import type { Gallery } from "@/lib/media/queries";
import type { PostChoices } from "@/lib/publishing/desk/choices/queries";
import { newPage, savePage } from "@/lib/publishing/pages/actions";
import type { PageFormValues } from "./values";

type EditorProps = { pageId: string; values: PageFormValues; seen: string; gallery: Gallery };

/** Writes an existing page of a group. */
export function PageEditor({ pageId, values, seen, gallery }: EditorProps) {
  return (
    <SavedForm values={values} seen={seen} prefix="page" act={(page, seen) => savePage({ pageId, seen, page })}>
      <PageFields gallery={gallery} />
    </SavedForm>
  );
}

type NewProps = { groups: readonly { id: string; name: string; choices: PostChoices }[]; values: PageFormValues };

/** Begins a page of a group. */
export function NewPageForm({ groups, values }: NewProps) {
  return (
    <BeginForm
      groups={groups}
      values={values}
      prefix="page"
      act={(groupId, page) => newPage({ groupId, page })}
      opens={({ pageId }: { pageId: string }) => `/organize/pages/${pageId}`}
    >
      {({ choices }) => <PageFields gallery={choices.gallery} />}
    </BeginForm>
  );
}

function PageFields({ gallery }: { gallery: Gallery }) {
  const t = useTranslations("desk.page");
  return (
    <>
      <Part legend={useTranslations("desk.post")("text")}>
        <WordsFields gallery={gallery} />
      </Part>
      <Part legend={t("place")}>
        <p className="meta">{t("placeHelp")}</p>
        <Tick name="inFooter" label={t("inFooter")} />
      </Part>
    </>
  );
}
