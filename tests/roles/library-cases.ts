import * as attachments from "@/lib/media/attachments/mutations";
import { listWritingGroups } from "@/lib/publishing/desk/choices/queries";
import * as pagesDesk from "@/lib/publishing/pages/desk/queries";
import * as pages from "@/lib/publishing/pages/mutations";
import { findPagePreview } from "@/lib/publishing/pages/preview/queries";
import * as desk from "@/lib/resources/desk/queries";
import * as drafts from "@/lib/resources/drafts/mutations";
import * as resources from "@/lib/resources/mutations";
import { findResourcePreview } from "@/lib/resources/preview/queries";
import { readTextAsk } from "@/lib/texts/desk/filter";
import { NOW } from "@/tests/helpers/organizers";
import { type Act, type Case, PUBLISH } from "./case";

const title = { fr: "Essai" };
const resource = { kind: "PRESS" as const, title };
const PDF = Buffer.from("%PDF-1.4\n%%EOF\n");
const all = readTextAsk({});

const keeps = (act: Act): Case => ({ may: PUBLISH, naming: { resource: act } });
const writes = (act: Act): Case => ({ may: PUBLISH, naming: { page: act } });
const lists = (act: Act): Case => ({ may: PUBLISH, plain: act });

/** The matrix's rows of the library and of the groups' own pages. */
export const LIBRARY: Record<string, Case> = {
  "lib/media/attachments/mutations.ts uploadAttachment": lists((scope) =>
    attachments.uploadAttachment(scope, PDF, "essai.pdf", NOW),
  ),
  "lib/publishing/desk/choices/queries.ts listWritingGroups": lists((scope) => listWritingGroups([scope], "fr", NOW)),
  "lib/resources/mutations.ts addResource": {
    may: PUBLISH,
    naming: {
      campaign: (scope, of) => resources.addResource(scope, { ...resource, campaignId: of.campaign }, NOW),
      picture: (scope, of) => resources.addResource(scope, { ...resource, pictureId: of.picture }, NOW),
      file: (scope, of) => resources.addResource(scope, { ...resource, attachmentId: of.attachment }, NOW),
    },
    plain: (scope) => resources.addResource(scope, resource, NOW),
  },
  "lib/resources/mutations.ts publishResource": keeps((scope, of) =>
    resources.publishResource(scope, of.resource, NOW),
  ),
  "lib/resources/drafts/mutations.ts draftResource": {
    may: PUBLISH,
    naming: { file: (scope, of) => drafts.draftResource(scope, { ...resource, attachmentId: of.attachment }, NOW) },
    plain: (scope) => drafts.draftResource(scope, resource, NOW),
  },
  "lib/resources/drafts/mutations.ts editResource": {
    may: PUBLISH,
    naming: {
      resource: (scope, of) => drafts.editResource(scope, of.resource, resource, NOW),
      file: (scope, of, own) =>
        drafts.editResource(scope, own.resource, { ...resource, attachmentId: of.attachment }, NOW),
    },
  },
  "lib/resources/drafts/mutations.ts duplicateResource": keeps((scope, of) =>
    drafts.duplicateResource(scope, of.resource, NOW),
  ),
  "lib/resources/drafts/mutations.ts restoreResourceVersion": {
    may: PUBLISH,
    naming: {
      resource: (scope, of) => drafts.restoreResourceVersion(scope, of.resource, of.resourceRevision, NOW),
      revision: (scope, of, own) => drafts.restoreResourceVersion(scope, own.resource, of.resourceRevision, NOW),
    },
  },
  "lib/resources/desk/queries.ts listDeskResources": lists((scope) => desk.listDeskResources([scope], all, NOW)),
  "lib/resources/desk/queries.ts countDeskResources": lists((scope) => desk.countDeskResources([scope], all, NOW)),
  "lib/resources/desk/queries.ts getDeskResource": keeps((scope, of) => desk.getDeskResource(scope, of.resource)),
  "lib/resources/preview/queries.ts findResourcePreview": keeps((scope, of) =>
    findResourcePreview(scope, of.resource, NOW),
  ),
  "lib/publishing/pages/mutations.ts draftPage": lists((scope) => pages.draftPage(scope, { title }, NOW)),
  "lib/publishing/pages/mutations.ts editPage": writes((scope, of) => pages.editPage(scope, of.page, { title }, NOW)),
  "lib/publishing/pages/mutations.ts duplicatePage": writes((scope, of) => pages.duplicatePage(scope, of.page, NOW)),
  "lib/publishing/pages/mutations.ts restorePageVersion": {
    may: PUBLISH,
    naming: {
      page: (scope, of) => pages.restorePageVersion(scope, of.page, of.pageRevision, NOW),
      revision: (scope, of, own) => pages.restorePageVersion(scope, own.page, of.pageRevision, NOW),
    },
  },
  "lib/publishing/pages/desk/queries.ts listDeskPages": lists((scope) => pagesDesk.listDeskPages([scope], all, NOW)),
  "lib/publishing/pages/desk/queries.ts countDeskPages": lists((scope) => pagesDesk.countDeskPages([scope], all, NOW)),
  "lib/publishing/pages/desk/queries.ts getDeskPage": writes((scope, of) => pagesDesk.getDeskPage(scope, of.page)),
  "lib/publishing/pages/preview/queries.ts findPagePreview": writes((scope, of) => findPagePreview(scope, of.page)),
};
