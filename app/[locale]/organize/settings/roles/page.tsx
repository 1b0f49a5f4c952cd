import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { InviteForm } from "@/components/organize/settings/role-forms";
import { InvitationTable, RoleTable } from "@/components/organize/settings/role-table";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { Notice } from "@/components/ui/notice";
import { canGiveRoles } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { requireProvedSettings } from "@/lib/settings/access";
import { listInvitations } from "@/lib/settings/invitations/queries";
import { listRoles } from "@/lib/settings/roles/queries";

type Props = { searchParams: Promise<Record<"group" | "role", string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.roles"))("title") };
}

/** Who may do what in a group, until when; inviting, changing, ending. */
export default async function RolesPage({ searchParams }: Props) {
  await connection();
  const asked = await searchParams;
  const { scope, group, groups } = await requireProvedSettings(asked.group, canGiveRoles);
  const door = asked.role === "GREETER";
  const now = new Date();
  const [t, site, roles, invited] = await Promise.all([
    getTranslations("desk.settings.roles"),
    getSite(),
    listRoles(scope, now),
    listInvitations(scope, now),
  ]);
  const where = { groupId: group.id, zone: group.timeZone };
  const owners = roles.filter(({ role }) => role === "OWNER").length;
  return (
    <SettingsFrame site={site} title={t("title")} page="/roles" groups={groups} groupId={group.id}>
      {owners < 2 ? (
        <Notice tone="wait" title={t("oneOwner")}>
          <p>{t("oneOwnerHelp")}</p>
        </Notice>
      ) : null}
      <RoleTable roles={roles} me={scope.organizerId} {...where} />
      <InvitationTable open={invited} {...where} />
      <section>
        <h2 id="invite">{t("invite")}</h2>
        <p>{t("inviteHelp")}</p>
        {door ? <p>{t("doorHelp")}</p> : null}
        <InviteForm groupId={group.id} role={door ? "GREETER" : "ORGANIZER"} />
      </section>
    </SettingsFrame>
  );
}
