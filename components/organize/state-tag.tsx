import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { PostState } from "@/lib/publishing/rules";

const TONES = { draft: "wait", scheduled: "wait", published: "ok", withdrawn: "off", deleted: "off" } as const;

/** Where a post stands on its way, as a word in a box. */
export function PostStateTag({ state }: { state: PostState }) {
  return <Tag tone={TONES[state]}>{useTranslations("desk.posts.states")(state)}</Tag>;
}

/** Where a campaign stands on its way, as a word in a box. */
export function CampaignStateTag({ state }: { state: "draft" | "published" | "withdrawn" }) {
  return <Tag tone={TONES[state]}>{useTranslations("desk.campaigns.states")(state)}</Tag>;
}
