import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import type { CampaignCard } from "@/lib/campaigns/queries";
import type { EventCard } from "@/lib/events/queries";
import { pathIn } from "@/lib/i18n/paths";
import { formatDate } from "@/lib/time";
import css from "./focus-campaign.module.css";

/** The campaign in focus as a poster on the front door, with the next date people can come to. */
export function FocusCampaign({ campaign, next }: { campaign: CampaignCard; next: EventCard | undefined }) {
  const t = useTranslations("home");
  const locale = useLocale();
  const page = pathIn(locale, `/campaigns/${campaign.slug}`);
  return (
    <section className={campaign.picture ? css.focus : undefined} aria-labelledby="focus">
      <div className="poster">
        <p className="meta">
          {t("campaign")}
          {campaign.hashtag ? ` · #${campaign.hashtag}` : null}
        </p>
        <h1 id="focus">
          <a className={css.title} href={page}>
            <LocalizedText value={campaign.title} />
          </a>
        </h1>
        <p className="lead">
          <LocalizedText value={campaign.summary} mark />
        </p>
        {next ? (
          <p className={`lead ${css.next}`}>
            <strong>{formatDate(next.date, locale)}</strong>
            <br />
            <LocalizedText value={next.title} mark />
            {next.place.city ? `, ${next.place.city}` : null}
          </p>
        ) : null}
        <div className="btns">
          {next ? (
            <ButtonLink look="main" href={pathIn(locale, `/events/${next.slug}`)}>
              {t("come")}
            </ButtonLink>
          ) : null}
          <ButtonLink href={page}>{t("readCampaign")}</ButtonLink>
        </div>
      </div>
      {campaign.picture ? (
        <div className={css.picture}>
          <Picture picture={campaign.picture} sizes="(min-width: 60rem) 34rem, 100vw" first />
        </div>
      ) : null}
    </section>
  );
}
