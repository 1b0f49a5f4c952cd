"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "@/components/organize/act-form";
import { Choice } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { chooseWording } from "@/lib/settings/actions";
import { ADDRESSES, INCLUSIVES, type Wording } from "@/lib/settings/words/schema";

/** How the whole site speaks French. */
export function WordingForm({ groupId, wording }: { groupId: string; wording: Wording }) {
  const t = useTranslations("desk.settings.wording");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const desk = useDeskForm<Wording, object>({
    values: wording,
    prefix: "wording",
    act: (chosen) => chooseWording({ groupId, wording: chosen }),
    done: () => {
      setSaved(true);
      router.refresh();
    },
  });
  return (
    <>
      <ActForm desk={desk} label={t("save")} look="plain">
        <Part legend={t("title")}>
          <p>{t("help")}</p>
          <Choice name="address" label={t("address")}>
            {ADDRESSES.map((address) => (
              <option key={address} value={address}>
                {t(address)}
              </option>
            ))}
          </Choice>
          <Choice name="inclusive" label={t("inclusive")}>
            {INCLUSIVES.map((inclusive) => (
              <option key={inclusive} value={inclusive}>
                {t(inclusive)}
              </option>
            ))}
          </Choice>
        </Part>
      </ActForm>
      <p role="status">{saved ? t("saved") : null}</p>
    </>
  );
}
