import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import type { CampaignCard } from "@/lib/campaigns/queries";
import { pathIn } from "@/lib/i18n/paths";
import { formatDate } from "@/lib/time";

/** "depuis avril 2024", "d’avril 2024 à mai 2025", or nothing when nobody wrote it down. */
export function useCampaignSpan(campaign: Pick<CampaignCard, "startedOn" | "endedOn">): string | null {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const { startedOn, endedOn } = campaign;
  if (startedOn && endedOn)
    return t("from_to", { from: formatDate(startedOn, locale), to: formatDate(endedOn, locale) });
  return startedOn ? t("since", { date: formatDate(startedOn, locale) }) : null;
}

/** Campaigns side by side. `heading` is the level of the titles. */
export function CampaignList({
  campaigns,
  heading = "h2",
}: {
  campaigns: readonly CampaignCard[];
  heading?: "h2" | "h3";
}) {
  return (
    <ul className="news">
      {campaigns.map((campaign) => (
        <Campaign key={campaign.id} campaign={campaign} heading={heading} />
      ))}
    </ul>
  );
}

function Campaign({ campaign, heading: Heading }: { campaign: CampaignCard; heading: "h2" | "h3" }) {
  const locale = useLocale();
  const span = useCampaignSpan(campaign);
  return (
    <li>
      {campaign.picture ? (
        <Picture picture={campaign.picture} sizes="(min-width: 44rem) 22rem, 100vw" decorative />
      ) : null}
      <Heading>
        <a href={pathIn(locale, `/campaigns/${campaign.slug}`)}>
          <LocalizedText value={campaign.title} mark />
        </a>
      </Heading>
      <p className="meta">{[campaign.hashtag && `#${campaign.hashtag}`, span].filter(Boolean).join(" · ")}</p>
      <p>
        <LocalizedText value={campaign.summary} />
      </p>
    </li>
  );
}
