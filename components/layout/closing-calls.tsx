import { useLocale, useTranslations } from "next-intl";
import { Calls } from "@/components/ui/calls";
import { pathIn } from "@/lib/i18n/paths";

/** The two calls a page ends with: subscribe, help. With a group's slug, the help is offered to that group. */
export function ClosingCalls({ group }: { group?: string }) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const join = `${pathIn(locale, "/join")}${group ? `?group=${group}` : ""}`;
  return (
    <Calls
      calls={[
        {
          title: t("newsletter_title"),
          text: t("newsletter"),
          href: pathIn(locale, "/newsletter"),
          label: t("newsletter_act"),
        },
        { title: t("join_title"), text: t("join"), href: join, label: t("join_act") },
      ]}
    />
  );
}
