import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { errorSentence, refusalSentence } from "@/lib/i18n/error-key";

/** Why what a form on this page asked for was not done; says nothing without a reason. */
export function Refused({ reason }: { reason: unknown }) {
  const locale = useLocale();
  const t = useTranslations("contacts");
  if (typeof reason !== "string" || !/^[a-z_.]{1,60}$|^[a-z_.]{1,60}:max=\d{1,6}$/.test(reason)) return null;
  const known = errorSentence(reason, locale);
  const words = known === errorSentence("unknown", locale) ? refusalSentence(reason, locale) : known;
  return (
    <Notice tone="off" role="alert" title={t("refused")}>
      <p>{words}</p>
    </Notice>
  );
}
