"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActForm } from "@/components/organize/act-form";
import { Choice } from "@/components/organize/fields";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { askHost } from "@/lib/events/actions";

/** Asks one more group of the instance to hold an event along. */
export function AskHostForm({ eventId, groups }: { eventId: string; groups: { slug: string; name: string }[] }) {
  const t = useTranslations("desk.hosts");
  const router = useRouter();
  const desk = useDeskForm<{ group: string }, object>({
    values: { group: "" },
    prefix: "host",
    act: (host) => askHost({ eventId, host }),
    done: () => {
      desk.form.reset({ group: "" });
      router.refresh();
    },
  });
  return (
    <ActForm desk={desk} label={t("ask")}>
      <Choice name="group" label={t("group")} help={t("askHelp")}>
        <option value="">{t("choose")}</option>
        {groups.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Choice>
    </ActForm>
  );
}
