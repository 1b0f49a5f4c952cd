import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { momentFrom } from "../moment";

/** When the last copy will have left. */
export function Ends({ seenAt, endsAt, zone }: { seenAt: Date; endsAt: Date | null; zone: string }) {
  const t = useTranslations("desk.broadcast");
  const locale = useLocale();
  return endsAt ? <p className={`meta ${css.before}`}>{t("end", momentFrom(seenAt, endsAt, zone, locale))}</p> : null;
}
