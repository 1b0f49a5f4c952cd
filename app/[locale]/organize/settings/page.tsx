import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { OwnRoles } from "@/components/organize/settings/own-roles";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { listOwnRoles } from "@/lib/settings/roles/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings"))("title") };
}

/** Everything one can set: of one's groups, by the role held there, and of oneself. */
export default async function SettingsPage() {
  await connection();
  const organizer = await requireSignIn();
  const [t, site, roles] = await Promise.all([
    getTranslations("desk.settings"),
    getSite(),
    listOwnRoles(organizer, new Date()),
  ]);
  return (
    <SettingsFrame site={site} title={t("title")} page="">
      <OwnRoles roles={roles} organizerId={organizer.id} />
    </SettingsFrame>
  );
}
