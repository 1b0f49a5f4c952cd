import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { DuplicateButton } from "@/components/organize/duplicate-button";
import { duplicate, publish, withdraw } from "@/lib/campaigns/actions";
import type { DeskCampaign } from "@/lib/campaigns/desk/queries";
import type { CampaignState } from "@/lib/campaigns/rules";
import { dayOf, formatDate } from "@/lib/time";

/** What can be done with a campaign as a whole: publish, withdraw, copy. */
export function CampaignActs({ campaign, state }: { campaign: DeskCampaign; state: CampaignState }) {
  const t = useTranslations("desk.campaign");
  const post = useTranslations("desk.post");
  const locale = useLocale();
  const day = (at: Date | null) => (at ? formatDate(dayOf(at, campaign.group.timeZone), locale) : "");
  const input = { campaignId: campaign.id };
  const words = {
    draft: t("publishHelp"),
    published: t("publishedAt", { date: day(campaign.publishedAt) }),
    withdrawn: t("withdrawnAt", { date: day(campaign.withdrawnAt) }),
  };
  return (
    <section className={css.acts} aria-label={t("acts")}>
      <p>
        {words[state]}
        {state === "published" ? (
          <ActButton act={withdraw} input={input} look="plain">
            {post("withdraw")}
          </ActButton>
        ) : (
          <ActButton act={publish} input={input} look="main">
            {post("publish")}
          </ActButton>
        )}
      </p>
      <p>
        <DuplicateButton act={duplicate} name="campaignId" id={campaign.id} pages="/organize/campaigns" />
      </p>
    </section>
  );
}
