import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { CampaignList } from "@/components/campaigns/campaign-list";
import { ClosingCalls } from "@/components/layout/closing-calls";
import { ButtonLink } from "@/components/ui/button";
import { listCampaigns } from "@/lib/campaigns/queries";
import { alternates } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations("campaigns")];
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/campaigns") };
}

/** Every published campaign: those that run, then those that ended. */
export default async function CampaignsPage() {
  const t = await getTranslations("campaigns");
  const campaigns = await listCampaigns(new Date());
  const running = campaigns.filter((campaign) => !campaign.endedOn);
  const ended = campaigns.filter((campaign) => campaign.endedOn);
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </div>
      {campaigns.length === 0 ? <NoCampaigns /> : null}
      {running.length > 0 ? <CampaignList campaigns={running} /> : null}
      {ended.length > 0 ? (
        <section>
          <h2>{t("ended")}</h2>
          <CampaignList campaigns={ended} heading="h3" />
        </section>
      ) : null}
      <ClosingCalls />
    </main>
  );
}

function NoCampaigns() {
  const t = useTranslations("campaigns");
  const agenda = useTranslations("agenda");
  return (
    <div className="empty">
      <h2>{t("empty_title")}</h2>
      <p>{t("empty")}</p>
      <ButtonLink href={pathIn(useLocale(), "/events")}>{agenda("title")}</ButtonLink>
    </div>
  );
}
