"use client";

import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { BothLanguages, Choice, Line } from "@/components/organize/fields";
import { Fold } from "@/components/organize/fold";
import { LineActs, type LinePlace } from "@/components/organize/line-acts";
import { Movable } from "@/components/organize/movable";
import { Told } from "@/components/organize/programme/lines";
import { CALL_KINDS } from "@/lib/campaigns/schema";
import { plainText } from "@/lib/local-text";
import type { CallFormValues } from "./values";

/** One call to act under a line that tells it: unfolded, its buttons to move and remove it, then its fields. */
export function CallFields({ at, ...place }: LinePlace) {
  const t = useTranslations("desk.campaign");
  const post = useTranslations("desk.post");
  const kinds = useTranslations("desk.campaign.kinds");
  const path = `calls.${at}`;
  const call: CallFormValues = useWatch({ name: path });
  const title = plainText(call.title, useLocale());
  const kind = CALL_KINDS.find((name) => name === call.kind) ?? "COME";
  return (
    <Movable at={at} onMove={place.onMove} name={title || t("call", { number: at + 1 })}>
      <Fold isNew={!title} summary={<Told name={title || t("call", { number: at + 1 })} more={kinds(kind)} />}>
        <LineActs at={at} {...place} words="desk.campaign" />
        <div className="pair">
          <Choice name={`${path}.kind`} label={t("kind")}>
            {CALL_KINDS.map((name) => (
              <option key={name} value={name}>
                {kinds(name)}
              </option>
            ))}
          </Choice>
          <Line name={`${path}.href`} label={t("href")} help={t("hrefHelp")} />
        </div>
        <BothLanguages name={`${path}.title`} label={post("title")} required />
        <BothLanguages name={`${path}.text`} label={post("summary")} rows={2} />
      </Fold>
    </Movable>
  );
}
