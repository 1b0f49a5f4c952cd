import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { CampaignStateTag } from "@/components/organize/state-tag";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import type { DeskCampaign } from "@/lib/campaigns/desk/queries";
import type { CampaignState } from "@/lib/campaigns/rules";
import { pathIn } from "@/lib/i18n/paths";

/** A campaign's title and state, and where to look at it. */
export function CampaignHead({ campaign, state }: { campaign: DeskCampaign; state: CampaignState }) {
  const t = useTranslations("desk.post");
  const shown = state === "published";
  const page = shown ? `/campaigns/${campaign.slug}` : `/organize/campaigns/${campaign.id}/preview`;
  return (
    <div className={css.head}>
      <div>
        <h1>
          <LocalizedText value={campaign.title} mark />
        </h1>
        <p className="meta">
          <LocalizedText value={campaign.group.name} /> <CampaignStateTag state={state} />
        </p>
      </div>
      <div className="btns">
        <ButtonLink small href={pathIn(useLocale(), page)}>
          {t(shown ? "see" : "preview")}
        </ButtonLink>
      </div>
    </div>
  );
}
