import type { Metadata } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { OwnRoles } from "@/components/organize/settings/own-roles";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { ButtonLink } from "@/components/ui/button";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { listOwnRoles } from "@/lib/settings/roles/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings"))("title") };
}

/** Everything one can set: of one's groups, by the role held there, and of oneself. */
export default async function SettingsPage() {
  await connection();
  const organizer = await requireSignIn();
  const [t, locale, site, roles] = await Promise.all([
    getTranslations("desk.settings"),
    getLocale(),
    getSite(),
    listOwnRoles(organizer, new Date()),
  ]);
  return (
    <SettingsFrame site={site} title={t("title")} page="">
      <OwnRoles roles={roles} />
      <section>
        <h2>{t("you_")}</h2>
        <ButtonLink small href={pathIn(locale, "/organize/settings/sign-in")}>
          {t("pages.sign-in")}
        </ButtonLink>
      </section>
    </SettingsFrame>
  );
}
