import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CampaignTable } from "@/components/organize/campaign/campaign-table";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { ButtonLink } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { type CampaignAsk, campaignQuery, readCampaignAsk } from "@/lib/campaigns/desk/filter";
import { countDeskCampaigns, listDeskCampaigns, PAGE_SIZE } from "@/lib/campaigns/desk/queries";
import { CAMPAIGN_STATES } from "@/lib/campaigns/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Counts = Awaited<ReturnType<typeof countDeskCampaigns>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.campaigns"))("title") };
}

/** Every campaign of the organizer's groups, wherever on its way; the state in the address. */
export default async function DeskCampaignsPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  if (!scopes.some((scope) => canPublish(scope.role))) notFound();
  const asked = readCampaignAsk(await searchParams);
  const [site, counts, campaigns] = await Promise.all([
    getSite(),
    countDeskCampaigns(scopes),
    listDeskCampaigns(scopes, asked),
  ]);
  return (
    <DeskFrame site={site} current="campaigns" path={`/organize/campaigns${campaignQuery(asked)}`}>
      <Head />
      <States asked={asked} counts={counts} />
      {campaigns.length ? <CampaignTable campaigns={campaigns} /> : <Empty state={asked.state} />}
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

function States({ asked, counts }: { asked: CampaignAsk; counts: Counts }) {
  const t = useTranslations("desk.campaigns");
  const list = pathIn(useLocale(), "/organize/campaigns");
  return (
    <nav className={css.tabs} aria-label={useTranslations("desk.posts")("tabs")}>
      {(["all", ...CAMPAIGN_STATES] as const).map((state) => (
        <a
          key={state}
          href={`${list}${campaignQuery({ state, page: 1 })}`}
          aria-current={state === asked.state ? "page" : undefined}
        >
          {t(`tab.${state}`, { count: counts[state] })}
        </a>
      ))}
    </nav>
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
