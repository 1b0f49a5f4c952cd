"use client";

import { useTranslations } from "next-intl";
import { Tick } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { BeginForm } from "@/components/organize/text/begin-form";
import { SavedForm } from "@/components/organize/text/saved-form";
import { WordsFields } from "@/components/organize/text/words-fields";
import { newPage, savePage } from "@/lib/publishing/pages/actions";
import type { PageFormValues } from "./values";

/** Writes an existing page of a group. */
export function PageEditor({ pageId, values, seen }: { pageId: string; values: PageFormValues; seen: string }) {
  const t = useTranslations("desk.post");
  return (
    <SavedForm
      values={values}
      seen={seen}
      prefix="page"
      act={(page, seen) => savePage({ pageId, seen, page })}
      label={t("save")}
    >
      <PageFields />
    </SavedForm>
  );
}

/** Begins a page of a group. */
export function NewPageForm({ groups, values }: { groups: { id: string; name: string }[]; values: PageFormValues }) {
  const t = useTranslations("desk.post");
  return (
    <BeginForm
      groups={groups}
      values={values}
      prefix="page"
      act={(groupId, page) => newPage({ groupId, page })}
      opens={({ pageId }: { pageId: string }) => `/organize/pages/${pageId}`}
      words={{ group: t("group"), create: t("create") }}
    >
      {() => <PageFields />}
    </BeginForm>
  );
}

function PageFields() {
  const t = useTranslations("desk.page");
  return (
    <>
      <Part legend={useTranslations("desk.post")("text")}>
        <WordsFields />
      </Part>
      <Part legend={t("place")}>
        <p className="meta">{t("placeHelp")}</p>
        <Tick name="inFooter" label={t("inFooter")} />
      </Part>
    </>
  );
}
