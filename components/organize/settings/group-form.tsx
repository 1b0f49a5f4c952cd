"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { ActForm } from "@/components/organize/act-form";
import { BothLanguages, Choice, Line } from "@/components/organize/fields";
import { Part } from "@/components/organize/part";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { accentContrast, MIN_CONTRAST } from "@/lib/groups/rules";
import type { LocalText } from "@/lib/local-text";
import { editGroup, foundGroup } from "@/lib/settings/actions";

/** A group as its form shows it: every field there, empty when it says nothing. */
export type GroupValues = { name: LocalText; description: LocalText } & Record<
  "shortName" | "city" | "foundedOn" | "timeZone" | "accent" | "accentDark" | "publicEmail" | "pictureId",
  string
>;

type Choices = { pictures: readonly { id: string; alt: string }[]; zones: readonly string[] };

/** What the group says of itself: its words, its place, its look. */
export function GroupForm({ groupId, values, ...choices }: Choices & { groupId: string; values: GroupValues }) {
  const t = useTranslations("desk.settings.group");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const desk = useDeskForm<GroupValues, object>({
    values,
    prefix: "group",
    act: (typed) => {
      setSaved(false);
      return editGroup({ groupId, group: typed });
    },
    done: () => {
      setSaved(true);
      router.refresh();
    },
  });
  return (
    <>
      <ActForm desk={desk} label={t("save")} look="main">
        <GroupFields {...choices} />
      </ActForm>
      <p role="status">{saved ? t("saved") : null}</p>
    </>
  );
}

function GroupFields({ pictures, zones }: Choices) {
  const t = useTranslations("desk.settings.group");
  return (
    <>
      <Part legend={t("words")}>
        <BothLanguages name="name" label={t("name")} required />
        <Line name="shortName" label={t("shortName")} help={t("shortNameHelp")} />
        <BothLanguages name="description" label={t("description")} help={t("descriptionHelp")} rows={4} />
        <Line name="publicEmail" type="email" label={t("publicEmail")} help={t("publicEmailHelp")} />
      </Part>
      <Part legend={t("place")}>
        <div className="pair">
          <Line name="city" label={t("city")} />
          <Line name="foundedOn" label={t("foundedOn")} help={t("foundedOnHelp")} />
        </div>
        <Choice name="timeZone" label={t("timeZone")} help={t("timeZoneHelp")}>
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Choice>
      </Part>
      <Part legend={t("look")}>
        <div className="pair">
          <Accent name="accent" paper="light" />
          <Accent name="accentDark" paper="dark" />
        </div>
        <Choice name="pictureId" label={t("picture")}>
          <option value="">{t("noPicture")}</option>
          {pictures.map(({ id, alt }) => (
            <option key={id} value={id}>
              {alt}
            </option>
          ))}
        </Choice>
      </Part>
    </>
  );
}

/** A colour, shown as itself by its field, with the contrast it has and the least it needs. */
function Accent({ name, paper }: { name: "accent" | "accentDark"; paper: "light" | "dark" }) {
  const t = useTranslations("desk.settings.group");
  const contrast = accentContrast(useWatch({ name }), paper);
  return <Line name={name} type="color" label={t(name)} help={t("contrast", { contrast, least: MIN_CONTRAST })} />;
}

const NOTHING = { name: "", slug: "", town: "" };

/** Founds a local group below this one. */
export function FoundForm({ groupId }: { groupId: string }) {
  const t = useTranslations("desk.settings.group");
  const router = useRouter();
  const [founded, setFounded] = useState<string>();
  const desk = useDeskForm<typeof NOTHING, object>({
    values: NOTHING,
    prefix: "found",
    act: (typed) => foundGroup({ groupId, found: typed }),
    done: (_, { name }) => {
      setFounded(name);
      desk.form.reset(NOTHING);
      router.refresh();
    },
  });
  return (
    <>
      <ActForm desk={desk} label={t("found")} look="plain">
        <Line name="name" label={t("foundName")} required />
        <div className="pair">
          <Line name="slug" label={t("slug")} help={t("slugHelp")} />
          <Line name="town" label={t("foundCity")} />
        </div>
      </ActForm>
      <p role="status">{founded ? t("founded", { name: founded }) : null}</p>
    </>
  );
}
