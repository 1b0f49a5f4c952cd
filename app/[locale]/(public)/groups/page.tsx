import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { GroupTree } from "@/components/groups/group-tree";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { ButtonLink } from "@/components/ui/button";
import { listComingEvents } from "@/lib/events/queries";
import { listGroups } from "@/lib/groups/queries";
import { alternates } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations("groups")];
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/groups") };
}

/** The collective and its local groups as a tree, each with its next event. */
export default async function GroupsPage() {
  const t = await getTranslations("groups");
  const [groups, coming] = await Promise.all([listGroups(), listComingEvents(new Date(), 200)]);
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </div>
      {groups.length > 0 ? <GroupTree groups={groups} coming={coming} /> : <NoGroups />}
      <ClosingCalls />
    </main>
  );
}

function NoGroups() {
  const t = useTranslations("groups");
  return (
    <div className="empty">
      <h2>{t("empty_title")}</h2>
      <p>{t("empty")}</p>
      <ButtonLink href={pathIn(useLocale(), "/join")}>{t("join_act")}</ButtonLink>
    </div>
  );
}
