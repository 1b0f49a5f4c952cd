import { useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import type { DeskPostLine } from "@/lib/publishing/desk/queries";

/** What a post is, of whom, for which campaign: the small print of its line. */
export function PostAbout({ post: { category, group, campaign } }: { post: DeskPostLine }) {
  return (
    <>
      {useTranslations("news.category")(category)} · {group.shortName ?? <LocalizedText value={group.name} />}
      {campaign ? ` · ${campaign.hashtag ? `#${campaign.hashtag}` : ""}` : null}
      {campaign && !campaign.hashtag ? <LocalizedText value={campaign.title} /> : null}
    </>
  );
}
