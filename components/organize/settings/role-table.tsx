import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { leave, removeRole, takeFactorAway, withdraw } from "@/lib/settings/actions";
import type { InvitationLine } from "@/lib/settings/invitations/queries";
import type { OpenDoor, RoleLine } from "@/lib/settings/roles/queries";
import { doorTitles } from "@/lib/settings/roles/rules";
import { after, dayOf, formatDate } from "@/lib/time";
import { ChangeRoleForm } from "./role-forms";

type Where = { groupId: string; zone: string };
type Roles = Where & { doors: readonly OpenDoor[] };

/** The last day of a role that ends at an instant. */
const lastDay = (endsAt: Date, zone: string) => dayOf(after(endsAt, -1), zone);

/** Who has a role in the group, until when, and how to change or end it. */
export function RoleTable({ roles, me, ...around }: Roles & { roles: readonly RoleLine[]; me: string }) {
  const t = useTranslations("desk.settings.roles");
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("role")}</th>
          <th scope="col">{t("seen")}</th>
          <th scope="col" className="no-print">
            {t("change")}
          </th>
        </tr>
      </thead>
      <tbody>
        {roles.map((line) => (
          <RoleRow key={line.organizerId} line={line} mine={line.organizerId === me} {...around} />
        ))}
      </tbody>
    </table>
  );
}

function RoleRow({ line, mine, groupId, zone, doors }: Roles & { line: RoleLine; mine: boolean }) {
  const t = useTranslations("desk.settings.roles");
  const locale = useLocale();
  const { organizerId, name, email, role, endsAt, lastSignInAt, hasFactor } = line;
  return (
    <tr>
      <td>
        <span className={css.title}>
          {name ?? email} {mine ? <Tag>{t("you")}</Tag> : null}
        </span>
        {name ? <span className={`meta ${css.under}`}>{email}</span> : null}
      </td>
      <td>
        <RoleWords role={role} doors={line.doors} endsAt={endsAt} zone={zone} />
        {hasFactor ? null : <span className={`meta ${css.under}`}>{t("noFactor")}</span>}
      </td>
      <td data-label={t("seen")} className={css.ownLine}>
        {lastSignInAt ? formatDate(dayOf(lastSignInAt, zone), locale) : t("never")}
      </td>
      <td className="no-print">
        <details className={css.unfold}>
          <summary aria-label={t("changeOf", { name: name ?? email })}>{t("change")}</summary>
          <ChangeRoleForm
            groupId={groupId}
            organizerId={organizerId}
            role={role}
            kept={line.doors ?? []}
            doors={doors}
            lastDay={endsAt ? lastDay(endsAt, zone) : ""}
          />
          <p>{mine ? t("leaveHelp") : t("removeHelp")}</p>
          {mine ? (
            <ActButton act={leave} input={{ groupId }} look="danger">
              {t("leave")}
            </ActButton>
          ) : (
            <form action={removeRole}>
              <input type="hidden" name="group" value={groupId} />
              <input type="hidden" name="organizerId" value={organizerId} />
              <input type="hidden" name="from" value={`/organize/settings/roles?group=${groupId}`} />
              <Button look="danger" small>
                {t("remove")}
              </Button>
            </form>
          )}
          {hasFactor && !mine ? (
            <>
              <p>{t("factorHelp")}</p>
              <ActButton act={takeFactorAway} input={{ groupId, organizerId }} look="danger">
                {t("takeFactor")}
              </ActButton>
            </>
          ) : null}
        </details>
      </td>
    </tr>
  );
}

type Held = Pick<RoleLine, "role" | "doors" | "endsAt">;

/** A role in a word, for which events, and until when it holds. */
export function RoleWords({ role, doors, endsAt, zone }: Held & { zone: string }) {
  const t = useTranslations("desk.settings.roles");
  const roles = useTranslations("desk.roles");
  const locale = useLocale();
  return (
    <>
      <Tag tone={role === "OWNER" ? "ok" : undefined}>{roles(`name.${role}`)}</Tag>{" "}
      {endsAt ? <span className="meta">{t("until", { date: formatDate(lastDay(endsAt, zone), locale) })}</span> : null}
      {role === "GREETER" ? (
        <span className={`meta ${css.under}`}>{doors ? doorTitles(doors, locale) || t("noDoor") : t("everyDoor")}</span>
      ) : null}
    </>
  );
}

/** Invitations that nobody has accepted yet. */
export function InvitationTable({ open, groupId, zone }: Where & { open: readonly InvitationLine[] }) {
  const t = useTranslations("desk.settings.roles");
  const locale = useLocale();
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t("invited")}</h2>
      <table className={`rows ${css.stack}`}>
        <thead>
          <tr>
            <th scope="col">{t("email")}</th>
            <th scope="col">{t("role")}</th>
            <th scope="col">{t("expires")}</th>
            <th scope="col">{t("change")}</th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ id, email, role, doors, roleEndsAt, expiresAt }) => (
            <tr key={id}>
              <td>
                <span className={css.under}>{email}</span>
              </td>
              <td>
                <RoleWords role={role} doors={doors} endsAt={roleEndsAt} zone={zone} />
              </td>
              <td data-label={t("expires")}>{formatDate(dayOf(expiresAt, zone), locale)}</td>
              <td>
                <ActButton
                  act={withdraw}
                  input={{ groupId, invitationId: id }}
                  look="plain"
                  label={t("withdrawOf", { email })}
                >
                  {t("withdraw")}
                </ActButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
