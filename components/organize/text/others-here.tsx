"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { stillEditing } from "@/lib/texts/actions";
import type { TextRef } from "@/lib/texts/rules";
import { formatTime } from "@/lib/time";

const EVERY_MS = 30_000;

type Other = { name: string | null; at: Date };

/** Says, while the page is open, that somebody else has this text open too. */
export function OthersHere({ text }: { text: TextRef }) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const [others, setOthers] = useState<Other[]>([]);
  useEffect(() => {
    const look = () =>
      stillEditing(text).then(
        (answer) => answer.ok && setOthers(answer.others),
        () => undefined,
      );
    look();
    const clock = setInterval(look, EVERY_MS);
    return () => clearInterval(clock);
  }, [text]);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div role="status">
      {others.map(({ name, at }) => (
        <Notice tone="wait" key={name ?? ""}>
          <p>{t("otherHere", { name: name ?? t("somebody"), time: formatTime(new Date(at), zone, locale) })}</p>
        </Notice>
      ))}
    </div>
  );
}
