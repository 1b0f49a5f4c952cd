import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { ButtonLink } from "@/components/ui/button";
import { canEditGroup, canGiveRoles, canSeeTrail } from "@/lib/auth/rules";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { leave } from "@/lib/settings/actions";
import type { OwnRole } from "@/lib/settings/roles/queries";
import { RoleWords } from "./role-table";

/** Pages of a group's settings, and who may open them. */
const PAGES = [
  ["group", canEditGroup],
  ["roles", canGiveRoles],
  ["log", canSeeTrail],
] as const;

/** The groups one has a role in, with the pages that role opens; the others lead out. */
export function OwnRoles({ roles }: { roles: readonly OwnRole[] }) {
  const t = useTranslations("desk.settings");
  return (
    <section>
      <h2>{t("groups")}</h2>
      {roles.length === 0 ? <p>{t("noRole")}</p> : null}
      <ul className="needs">
        {roles.map((role) => (
          <GroupLine key={role.groupId} role={role} />
        ))}
      </ul>
    </section>
  );
}

function GroupLine({ role: { groupId, group, timeZone, role, doors, endsAt, owners } }: { role: OwnRole }) {
  const t = useTranslations("desk.settings");
  const locale = useLocale();
  const urge = canGiveRoles(role) && owners < 2;
  return (
    <li className={css.plainLine}>
      <div>
        <h3>{plainText(group, locale)}</h3>
        <p>
          <RoleWords role={role} doors={doors} endsAt={endsAt} zone={timeZone} />
        </p>
        {urge ? <p>{t("roles.oneOwnerHelp")}</p> : null}
      </div>
      <div className="btns">
        {PAGES.filter(([, may]) => may(role)).map(([page]) => (
          <ButtonLink key={page} small href={pathIn(locale, `/organize/settings/${page}?group=${groupId}`)}>
            {t(`pages.${page}`)}
          </ButtonLink>
        ))}
        {canGiveRoles(role) ? null : (
          <details className={css.unfold}>
            <summary>{t("roles.leave")}</summary>
            <p>{t("roles.leaveHelp")}</p>
            <ActButton act={leave} input={{ groupId }} look="danger">
              {t("roles.leaveNow")}
            </ActButton>
          </details>
        )}
      </div>
    </li>
  );
}
