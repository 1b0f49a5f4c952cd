"use client";

import { useLocale } from "next-intl";
import { useState } from "react";
import { formatTime } from "@/lib/time";

/** When a form was saved last ("14 h 02"), and what is to be called when it is. */
export function useSavedAt(): [string | undefined, () => void] {
  const locale = useLocale();
  const [saved, setSaved] = useState<string>();
  return [saved, () => setSaved(formatTime(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone, locale))];
}
