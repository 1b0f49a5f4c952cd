import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { StateTabs } from "@/components/organize/text/state-tabs";
import { TextTable } from "@/components/organize/text/text-table";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Pager } from "@/components/ui/pager";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { type CampaignAsk, campaignQuery, readCampaignAsk } from "@/lib/campaigns/desk/filter";
import { countDeskCampaigns, type DeskCampaignLine, listDeskCampaigns } from "@/lib/campaigns/desk/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { PAGE_SIZE } from "@/lib/texts/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.campaigns"))("title") };
}

/** Every campaign of the organizer's groups, wherever on its way; the state in the address. */
export default async function DeskCampaignsPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  if (!scopes.some((scope) => canPublish(scope.role))) notFound();
  const now = new Date();
  const list = pathIn(await getLocale(), "/organize/campaigns");
  const asked = readCampaignAsk(await searchParams);
  const [site, counts, campaigns] = await Promise.all([
    getSite(),
    countDeskCampaigns(scopes, now),
    listDeskCampaigns(scopes, asked, now),
  ]);
  return (
    <DeskFrame site={site} current="campaigns" path={`/organize/campaigns${campaignQuery(asked)}`}>
      <Head />
      <StateTabs
        kind="campaign"
        asked={asked.state}
        counts={counts}
        href={(state) => `${list}${campaignQuery({ state, page: 1 })}`}
      />
      {campaigns.length ? (
        <TextTable
          kind="campaign"
          lines={campaigns}
          refOf={({ id }) => ({ campaignId: id })}
          about={(campaign) => <About campaign={campaign} />}
        />
      ) : (
        <Empty state={asked.state} />
      )}
      <Pages asked={asked} last={Math.ceil(counts[asked.state] / PAGE_SIZE)} />
    </DeskFrame>
  );
}

function Head() {
  const t = useTranslations("desk.campaigns");
  return (
    <div className={css.head}>
      <h1>{t("title")}</h1>
      <ButtonLink look="main" href={pathIn(useLocale(), "/organize/campaigns/new")}>
        {t("new")}
      </ButtonLink>
    </div>
  );
}

function About({ campaign: { group, hashtag } }: { campaign: DeskCampaignLine }) {
  return (
    <>
      {group.shortName ?? <LocalizedText value={group.name} />}
      {hashtag ? ` · #${hashtag}` : null}
    </>
  );
}

function Empty({ state }: { state: CampaignAsk["state"] }) {
  return <p>{useTranslations("desk.campaigns.empty")(state)}</p>;
}

function Pages({ asked, last }: { asked: CampaignAsk; last: number }) {
  const t = useTranslations("desk.posts");
  const list = pathIn(useLocale(), "/organize/campaigns");
  const to = (page: number) => `${list}${campaignQuery({ ...asked, page })}`;
  return (
    <Pager
      label={t("pages")}
      before={asked.page > 1 ? { href: to(asked.page - 1), label: t("newer") } : null}
      after={asked.page < last ? { href: to(asked.page + 1), label: t("older") } : null}
    />
  );
}
