import { type LocalText, localText } from "@/lib/local-text";
import type { DeskPost } from "@/lib/publishing/desk/queries";

/** A post as its form holds it: text per language, everything else as inputs hold it. */
export type PostFormValues = {
  category: string;
  campaignId: string;
  title: LocalText;
  summary: LocalText;
  body: LocalText;
  author: string;
  pictureId: string;
  caption: LocalText;
  sourceUrl: string;
  sourceName: string;
};

const both = (json: unknown): LocalText => ({ fr: "", en: "", ...localText(json) });

/** A new post's form. */
export const emptyPost = (): PostFormValues => ({
  category: "NEWS",
  campaignId: "",
  title: both({}),
  summary: both({}),
  body: both({}),
  author: "",
  pictureId: "",
  caption: both({}),
  sourceUrl: "",
  sourceName: "",
});

/** A post's form as it stands in the database. */
export const postValues = (post: DeskPost): PostFormValues => ({
  category: post.category,
  campaignId: post.campaignId ?? "",
  title: both(post.title),
  summary: both(post.summary),
  body: both(post.body),
  author: post.author ?? "",
  pictureId: post.pictureId ?? "",
  caption: both(post.caption),
  sourceUrl: post.sourceUrl ?? "",
  sourceName: post.sourceName ?? "",
});
