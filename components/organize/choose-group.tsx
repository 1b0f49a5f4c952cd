import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { pathIn } from "@/lib/i18n/paths";
import css from "./desk.module.css";

/** Leads from one's groups to another's page of the same kind; nothing for who has one group only. */
export function ChooseGroup({
  groups,
  current,
  pathOf,
}: {
  groups: readonly { id: string; name: unknown }[];
  current: string;
  /** The page of a group, without language. */
  pathOf: (groupId: string) => string;
}) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  if (groups.length < 2) return null;
  return (
    <nav className={css.tabs} aria-label={t("group")}>
      {groups.map(({ id, name }) => (
        <a key={id} href={pathIn(locale, pathOf(id))} aria-current={id === current ? "page" : undefined}>
          <LocalizedText value={name} />
        </a>
      ))}
    </nav>
  );
}
