import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import css from "@/components/organize/desk.module.css";
import { Purges } from "@/components/organize/settings/purges";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { ChainSaid, TrailFile, TrailFilters, TrailTable } from "@/components/organize/settings/trail";
import { Pager } from "@/components/ui/pager";
import { canSeeTrail } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { listPurges } from "@/lib/purge/log/queries";
import { requireProvedSettings } from "@/lib/settings/access";
import { isNarrowed, readTrailAsk, type TrailAsk, trailQuery } from "@/lib/settings/trail/filter";
import { listTrail, verifyTrail } from "@/lib/settings/trail/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.log"))("title") };
}

/** Who looked at, took out or changed the data of a group's people, and whether that record is whole; or what the nights erased of it. */
export default async function LogPage({ searchParams }: Props) {
  await connection();
  const query = await searchParams;
  const { scope, group, groups } = await requireProvedSettings(query.group, canSeeTrail);
  const [t, locale, site] = await Promise.all([getTranslations("desk.settings.log"), getLocale(), getSite()]);
  const erased = query.view === "erased";
  const views = [
    ["lead_", false],
    ["erased_", true],
  ] as const;
  return (
    <SettingsFrame site={site} title={t("title")} page="/log" groups={groups} groupId={group.id}>
      <nav className={css.tabs} aria-label={t("views")}>
        {views.map(([name, is]) => (
          <a
            key={name}
            href={pathIn(locale, `/organize/settings/log?group=${group.id}${is ? "&view=erased" : ""}`)}
            aria-current={is === erased ? "page" : undefined}
          >
            {t(name)}
          </a>
        ))}
      </nav>
      {erased ? (
        <Erased scope={scope} zone={group.timeZone} before={query.before} />
      ) : (
        <Looks scope={scope} zone={group.timeZone} asked={{ ...readTrailAsk(query), group: group.id }} />
      )}
    </SettingsFrame>
  );
}

/** What the nights erased, before a moment if one is given. */
async function Erased({ scope, zone, before }: { scope: Scope; zone: string; before: unknown }) {
  const from = z.string().regex(/^[12]/).pipe(z.iso.datetime()).safeParse(before).data;
  const log = await listPurges(scope, from ? new Date(from) : undefined);
  if (!log) notFound();
  return <Purges log={log} groupId={scope.groupId} zone={zone} goesOn={from !== undefined} />;
}

/** Who looked at, took out or changed people's data. */
async function Looks({ scope, zone, asked }: { scope: Scope; zone: string; asked: TrailAsk }) {
  const [t, locale, trail, state] = await Promise.all([
    getTranslations("desk.settings.log"),
    getLocale(),
    listTrail(scope, asked, zone),
    verifyTrail(scope),
  ]);
  if (!trail || !state) notFound();
  const to = (before?: string) => pathIn(locale, `/organize/settings/log${trailQuery({ ...asked, before })}`);
  return (
    <>
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
    </>
  );
}
