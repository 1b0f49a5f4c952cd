"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { SelectField } from "@/components/ui/field";
import { pathIn } from "@/lib/i18n/paths";
import { beginIssue } from "@/lib/newsletters/issues/actions";

type Props = { letters: readonly { id: string; title: string; readers: number }[] };

/** Begins an issue of a newsletter and opens it. */
export function BeginIssue({ letters }: Props) {
  const t = useTranslations("issues");
  const locale = useLocale();
  const router = useRouter();
  const [newsletter, setNewsletter] = useState(letters[0]?.id ?? "");
  const begin = async (input: { newsletter: string }) => {
    const made = await beginIssue(input);
    if (made.ok) router.push(pathIn(locale, `/organize/newsletters/${made.broadcastId}`));
    return made;
  };
  return (
    <div className={css.inline}>
      <SelectField
        id="newsletter"
        label={t("letter")}
        value={newsletter}
        onChange={(change) => setNewsletter(change.target.value)}
      >
        {letters.map(({ id, title, readers }) => (
          <option key={id} value={id}>
            {t("letterOption", { title, count: readers })}
          </option>
        ))}
      </SelectField>
      <ActButton act={begin} input={{ newsletter }} look="main">
        {t("begin")}
      </ActButton>
    </div>
  );
}
