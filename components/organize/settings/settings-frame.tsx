import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import type { Site } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";

/** A page of the settings: what it is for, of which group, and the way to the same page of another group. */
export function SettingsFrame({
  site,
  title,
  page,
  groups,
  groupId,
  children,
}: {
  site: Site | null;
  title: string;
  /** Below /organize/settings, with its slash; empty for the overview. */
  page: string;
  /** The groups whose page this organizer may open. */
  groups?: readonly { id: string; name: unknown }[];
  groupId?: string;
  children: ReactNode;
}) {
  const t = useTranslations("desk.settings");
  const locale = useLocale();
  const path = `/organize/settings${page}`;
  const to = (id: string) => `${path}?group=${id}`;
  return (
    <DeskFrame site={site} current="settings" path={groupId ? to(groupId) : path}>
      {page ? (
        <p className="no-print">
          <a href={pathIn(locale, "/organize/settings")}>{t("title")}</a>
        </p>
      ) : null}
      <h1>{title}</h1>
      {groups && groups.length > 1 ? (
        <nav className={css.tabs} aria-label={t("group_")}>
          {groups.map(({ id, name }) => (
            <a key={id} href={pathIn(locale, to(id))} aria-current={id === groupId ? "page" : undefined}>
              {plainText(name, locale)}
            </a>
          ))}
        </nav>
      ) : groups?.[0] ? (
        <p className="meta">{plainText(groups[0].name, locale)}</p>
      ) : null}
      {children}
    </DeskFrame>
  );
}
