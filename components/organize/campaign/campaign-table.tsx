import { useLocale, useTranslations } from "next-intl";
import { CompletenessMark } from "@/components/organize/completeness-mark";
import css from "@/components/organize/desk.module.css";
import { CampaignStateTag } from "@/components/organize/state-tag";
import { LocalizedText } from "@/components/ui/localized-text";
import type { DeskCampaignLine } from "@/lib/campaigns/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { completeness } from "@/lib/publishing/rules";
import { dayOf, formatDate } from "@/lib/time";

/** Campaigns as lines: since when, what, in which languages, where on their way. */
export function CampaignTable({ campaigns }: { campaigns: readonly DeskCampaignLine[] }) {
  const t = useTranslations("desk.posts");
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("campaign")}</th>
          <th scope="col">{t("languages")}</th>
          <th scope="col">{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <CampaignRow key={campaign.id} campaign={campaign} />
        ))}
      </tbody>
    </table>
  );
}

function CampaignRow({ campaign }: { campaign: DeskCampaignLine }) {
  const t = useTranslations("desk.posts");
  const locale = useLocale();
  const { id, title, summary, body, hashtag, group, state, publishedAt, updatedAt } = campaign;
  const day = (at: Date) => formatDate(dayOf(at, group.timeZone), locale);
  return (
    <tr>
      <td className={css.when}>{publishedAt ? day(publishedAt) : t("touchedOn", { date: day(updatedAt) })}</td>
      <td>
        <a className={css.title} href={pathIn(locale, `/organize/campaigns/${id}`)}>
          <LocalizedText value={title} mark />
        </a>
        <span className="meta">
          {group.shortName ?? <LocalizedText value={group.name} />}
          {hashtag ? ` · #${hashtag}` : null}
        </span>
      </td>
      <td>
        <CompletenessMark of={completeness([title, summary, body])} />
      </td>
      <td>
        <CampaignStateTag state={state} />
      </td>
    </tr>
  );
}
