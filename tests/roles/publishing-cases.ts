import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import * as media from "@/lib/media/mutations";
import * as pictures from "@/lib/media/queries";
import * as choices from "@/lib/publishing/desk/choices/queries";
import { readPostAsk } from "@/lib/publishing/desk/filter";
import * as postDesk from "@/lib/publishing/desk/queries";
import * as drafts from "@/lib/publishing/drafts/mutations";
import * as mentions from "@/lib/publishing/mentions/mutations";
import * as posts from "@/lib/publishing/mutations";
import * as postPreview from "@/lib/publishing/preview/queries";
import { NOW } from "@/tests/helpers/organizers";
import { type Act, type Case, PUBLISH } from "./case";

const title = { fr: "Essai" };
const article = () => ({ slug: `s-${newId()}`, title });
const text = { category: "NEWS" as const, title };
const alt = { alt: title };
/** The smallest picture there is: one white PNG pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);
const paints = (act: Act): Case => ({ may: PUBLISH, naming: { picture: act } });
const writes = (act: Act): Case => ({ may: PUBLISH, naming: { post: act } });

/** The matrix's rows of what writes posts and pictures. */
export const PUBLISHING: Record<string, Case> = {
  "lib/media/mutations.ts addMedia": {
    may: PUBLISH,
    plain: (scope) => media.addMedia(scope, { path: "/essai", width: 9, height: 9, widths: [9], alt: title }),
  },
  "lib/media/mutations.ts uploadPicture": {
    may: PUBLISH,
    plain: (scope) => media.uploadPicture(scope, PIXEL, alt),
  },
  "lib/media/mutations.ts describePicture": paints((scope, of) => media.describePicture(scope, of.picture, alt)),
  "lib/media/mutations.ts removePicture": paints((scope, of) => media.removePicture(scope, of.picture, NOW)),
  "lib/media/mutations.ts restorePicture": paints((scope, of) => media.restorePicture(scope, of.picture)),
  "lib/media/queries.ts getGallery": { may: PUBLISH, plain: (scope) => pictures.getGallery(scope, "fr") },
  "lib/media/queries.ts listPictures": {
    may: PUBLISH,
    plain: (scope) => pictures.listPictures(scope, { page: 1, removed: false }),
  },
  "lib/publishing/mentions/mutations.ts addMention": {
    may: PUBLISH,
    naming: {
      post: (scope, of) => mentions.addMention(scope, { postId: of.post, kind: "RESPONSE", siteName: "Le Journal" }),
    },
  },
  "lib/publishing/mutations.ts writePost": {
    may: PUBLISH,
    naming: { campaign: (scope, of) => posts.writePost(scope, { ...article(), campaignId: of.campaign }, NOW) },
    plain: (scope) => posts.writePost(scope, article(), NOW),
  },
  "lib/publishing/mutations.ts publishPost": writes((scope, of) => posts.publishPost(scope, of.post, NOW)),
  "lib/publishing/desk/choices/queries.ts postChoices": {
    may: PUBLISH,
    plain: (scope) => choices.postChoices(scope, "fr", NOW),
  },
  "lib/publishing/desk/choices/queries.ts listPostCampaigns": {
    may: PUBLISH,
    plain: async (scope) => {
      const post = await db.post.findFirstOrThrow({ where: { groupId: scope.groupId } });
      const campaign = await db.campaign.findFirstOrThrow({ where: { groupId: scope.groupId } });
      await db.post.update({ where: { id: post.id }, data: { campaignId: campaign.id } });
      return choices.listPostCampaigns([scope]);
    },
  },
  "lib/publishing/desk/queries.ts listDeskPosts": {
    may: PUBLISH,
    naming: { group: (scope, of) => postDesk.listDeskPosts([scope], readPostAsk({ group: of.groupId }), NOW) },
    plain: (scope) => postDesk.listDeskPosts([scope], readPostAsk({}), NOW),
  },
  "lib/publishing/desk/queries.ts countDeskPosts": {
    may: PUBLISH,
    naming: { group: (scope, of) => postDesk.countDeskPosts([scope], readPostAsk({ group: of.groupId }), NOW) },
    plain: (scope) => postDesk.countDeskPosts([scope], readPostAsk({}), NOW),
  },
  "lib/publishing/desk/queries.ts getDeskPost": writes((scope, of) => postDesk.getDeskPost(scope, of.post)),
  "lib/publishing/drafts/mutations.ts draftPost": {
    may: PUBLISH,
    naming: {
      campaign: (scope, of) => drafts.draftPost(scope, { ...text, campaignId: of.campaign }, NOW),
      picture: (scope, of) => drafts.draftPost(scope, { ...text, pictureId: of.picture }, NOW),
    },
    plain: (scope) => drafts.draftPost(scope, text, NOW),
  },
  "lib/publishing/drafts/mutations.ts editPost": writes((scope, of) => drafts.editPost(scope, of.post, text, NOW)),
  "lib/publishing/drafts/mutations.ts duplicatePost": writes((scope, of) => drafts.duplicatePost(scope, of.post, NOW)),
  "lib/publishing/drafts/mutations.ts restorePostVersion": {
    may: PUBLISH,
    naming: {
      post: (scope, of) => drafts.restorePostVersion(scope, of.post, of.revision, NOW),
      revision: (scope, of, own) => drafts.restorePostVersion(scope, own.post, of.revision, NOW),
    },
  },
  "lib/publishing/preview/queries.ts findPostPreview": writes((scope, of) =>
    postPreview.findPostPreview(scope, of.post, NOW),
  ),
};
