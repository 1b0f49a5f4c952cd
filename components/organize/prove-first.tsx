import { useLocale, useTranslations } from "next-intl";
import { pathIn } from "@/lib/i18n/paths";

type Props = {
  /** What waits for the second factor. */
  what: "parts" | "tell" | "host";
  /** The page to come back to, without language. */
  to: string;
};

/** In place of what needs the second factor: why, and the way to give it, which leads back. */
export function ProveFirst({ what, to }: Props) {
  const t = useTranslations("desk.prove");
  const href = pathIn(useLocale(), `/organize/second-factor?to=${encodeURIComponent(to)}`);
  return (
    <p>
      {t(what)} <a href={href}>{t("give")}</a>
    </p>
  );
}
