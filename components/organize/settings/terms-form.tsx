"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "@/components/organize/act-form";
import { Choice } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { chooseTerms } from "@/lib/purge/actions";
import { TERM_NAMES, type TermName } from "@/lib/purge/terms/schema";

type Props = {
  groupId: string;
  values: Record<TermName, string>;
  /** The terms to choose from, each with its sentence. */
  offered: Record<TermName, readonly { days: number; said: string }[]>;
  help: string;
};

/** Chooses a group's own terms. */
export function TermsForm({ groupId, values, offered, help }: Props) {
  const t = useTranslations("desk.settings.terms");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const desk = useDeskForm<Record<TermName, string>, object>({
    values,
    prefix: "terms",
    act: (chosen) => chooseTerms({ groupId, terms: chosen }),
    done: () => {
      setSaved(true);
      router.refresh();
    },
  });
  return (
    <>
      <ActForm desk={desk} label={t("save")} look="plain">
        <Part legend={t("title")}>
          <p>{help}</p>
          {TERM_NAMES.map((name) => (
            <Choice key={name} name={name} label={t(name)} help={t(`${name}Help`)}>
              {offered[name].map(({ days, said }) => (
                <option key={days} value={days}>
                  {said}
                </option>
              ))}
            </Choice>
          ))}
        </Part>
      </ActForm>
      <p role="status">{saved ? t("saved") : null}</p>
    </>
  );
}
