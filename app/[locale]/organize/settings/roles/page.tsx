import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/components/organize/contacts/said";
import { InviteForm } from "@/components/organize/settings/role-forms";
import { RoleGone } from "@/components/organize/settings/role-gone";
import { InvitationTable, RoleTable } from "@/components/organize/settings/role-table";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { Notice } from "@/components/ui/notice";
import { canGiveRoles } from "@/lib/auth/rules";
import { uuid } from "@/lib/forms";
import { getSite } from "@/lib/groups/site/queries";
import { requireProvedSettings } from "@/lib/settings/access";
import { listInvitations } from "@/lib/settings/invitations/queries";
import { findHolder, listDoors, listRoles } from "@/lib/settings/roles/queries";

type Query = Record<"group" | "event" | "done" | "undo" | "refused", string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.roles"))("title") };
}

/** Who may do what in a group, until when; inviting, changing, ending. */
export default async function RolesPage({ searchParams }: Props) {
  await connection();
  const asked = await searchParams;
  const { scope, group, groups } = await requireProvedSettings(asked.group, canGiveRoles);
  const now = new Date();
  const holder = uuid().safeParse(String(asked.undo).split("_")[0]).data;
  const [t, site, roles, invited, doors, who] = await Promise.all([
    getTranslations("desk.settings.roles"),
    getSite(),
    listRoles(scope, now),
    listInvitations(scope, now),
    listDoors(scope, now),
    holder ? findHolder(scope, holder, now) : null,
  ]);
  const door = doors.find(({ id }) => id === asked.event);
  const where = { groupId: group.id, zone: group.timeZone };
  const owners = roles.filter(({ role }) => role === "OWNER").length;
  return (
    <SettingsFrame site={site} title={t("title")} page="/roles" groups={groups} groupId={group.id}>
      <Refused reason={asked.refused} />
      {who ? <RoleGone done={asked.done} undo={String(asked.undo)} name={who} groupId={group.id} /> : null}
      {owners < 2 ? (
        <Notice tone="wait" title={t("oneOwner")}>
          <p>{t("oneOwnerHelp")}</p>
        </Notice>
      ) : null}
      <RoleTable roles={roles} me={scope.organizerId} doors={doors} {...where} />
      <InvitationTable open={invited} {...where} />
      <section>
        <h2 id="invite">{t("invite")}</h2>
        <p>{t("inviteHelp")}</p>
        <InviteForm groupId={group.id} doors={doors} door={door} />
      </section>
    </SettingsFrame>
  );
}
