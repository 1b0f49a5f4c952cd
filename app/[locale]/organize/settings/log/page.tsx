import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { ChainSaid, TrailFile, TrailFilters, TrailTable } from "@/components/organize/settings/trail";
import { Pager } from "@/components/ui/pager";
import { canSeeTrail } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { requireProvedSettings } from "@/lib/settings/access";
import { isNarrowed, readTrailAsk, trailQuery } from "@/lib/settings/trail/filter";
import { listTrail, verifyTrail } from "@/lib/settings/trail/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.log"))("title") };
}

/** Who looked at, took out or changed the data of a group's people, and whether that record is whole. */
export default async function LogPage({ searchParams }: Props) {
  await connection();
  const query = await searchParams;
  const { scope, group, groups } = await requireProvedSettings(query.group, canSeeTrail);
  const zone = group.timeZone;
  const asked = { ...readTrailAsk(query), group: group.id };
  const [t, locale, site, trail, state] = await Promise.all([
    getTranslations("desk.settings.log"),
    getLocale(),
    getSite(),
    listTrail(scope, asked, zone),
    verifyTrail(scope),
  ]);
  if (!trail || !state) notFound();
  const to = (before?: string) => pathIn(locale, `/organize/settings/log${trailQuery({ ...asked, before })}`);
  return (
    <SettingsFrame site={site} title={t("title")} page="/log" groups={groups} groupId={group.id}>
      <p>{t("lead")}</p>
      <ChainSaid state={state} zone={zone} />
      <TrailFilters asked={asked} trail={trail} />
      {trail.lines.length ? (
        <>
          <TrailTable lines={trail.lines} asked={asked} zone={zone} />
          <TrailFile asked={asked} />
        </>
      ) : (
        <p>{t(isNarrowed(asked) || asked.before ? "filtered" : "none")}</p>
      )}
      <Pager
        label={t("pages")}
        before={asked.before ? { href: to(), label: t("newest") } : null}
        after={trail.next ? { href: to(trail.next), label: t("older") } : null}
      />
    </SettingsFrame>
  );
}
