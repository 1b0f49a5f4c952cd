import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { checkIssue } from "@/lib/newsletters/issues/checks/queries";
import { readIssueAsk } from "@/lib/newsletters/issues/desk/filter";
import * as desk from "@/lib/newsletters/issues/desk/queries";
import * as issues from "@/lib/newsletters/issues/mutations";
import * as look from "@/lib/newsletters/issues/preview/people";
import * as preview from "@/lib/newsletters/issues/preview/queries";
import { recordSent, sendIssue } from "@/lib/newsletters/issues/sending/mutations";
import { testIssue } from "@/lib/newsletters/issues/trials/mutations";
import { NOW } from "@/tests/helpers/organizers";
import { type Act, type Case, EDIT, PUBLISH } from "./case";

const words = { subject: { fr: "Demain" }, words: { fr: "Venez." } };
const writes = (act: Act): Case => ({ may: PUBLISH, naming: { issue: act } });
const sends = (act: Act): Case => ({ may: EDIT, naming: { issue: act } });
const at = "lib/newsletters/issues";

/** Issues of newsletters and messages to contacts. */
export const ISSUE_CASES: Record<string, Case> = {
  [`${at}/mutations.ts draftIssue`]: {
    may: PUBLISH,
    naming: { newsletter: (scope, of) => issues.draftIssue(scope, { newsletter: of.newsletter }, NOW) },
  },
  [`${at}/mutations.ts draftToContacts`]: {
    may: EDIT,
    naming: {
      contact: (scope, of) => issues.draftToContacts(scope, { ...readContactsAsk({}), ids: [of.contact] }, NOW),
    },
  },
  [`${at}/mutations.ts editIssue`]: writes((scope, of) => issues.editIssue(scope, of.issue, words, NOW)),
  [`${at}/mutations.ts duplicateIssue`]: writes((scope, of) => issues.duplicateIssue(scope, of.issue, NOW)),
  [`${at}/mutations.ts restoreIssueVersion`]: {
    may: PUBLISH,
    naming: {
      issue: (scope, of) => issues.restoreIssueVersion(scope, of.issue, of.issueRevision, NOW),
      revision: (scope, of, own) => issues.restoreIssueVersion(scope, own.issue, of.issueRevision, NOW),
    },
  },
  [`${at}/desk/queries.ts listDeskIssues`]: {
    may: PUBLISH,
    plain: (scope) => desk.listDeskIssues([scope], readIssueAsk({}), NOW),
  },
  [`${at}/desk/queries.ts countDeskIssues`]: { may: PUBLISH, plain: (scope) => desk.countDeskIssues([scope], NOW) },
  [`${at}/desk/queries.ts getDeskIssue`]: writes((scope, of) => desk.getDeskIssue(scope, of.issue)),
  [`${at}/desk/queries.ts findScopeOfLetter`]: {
    may: PUBLISH,
    naming: { newsletter: (scope, of) => desk.findScopeOfLetter([scope], of.newsletter) },
  },
  [`${at}/desk/queries.ts listLetters`]: { may: PUBLISH, plain: (scope) => desk.listLetters([scope]) },
  [`${at}/checks/queries.ts checkIssue`]: sends((scope, of) => checkIssue(scope, of.issue, NOW)),
  [`${at}/preview/people.ts seeIssueCopy`]: sends((scope, of) => look.seeIssueCopy(scope, of.issue, undefined, NOW)),
  [`${at}/preview/people.ts seeReaders`]: sends((scope, of) => look.seeReaders(scope, of.issue, "dominique", NOW)),
  [`${at}/preview/queries.ts findIssueCopy`]: sends((scope, of) =>
    preview.findIssueCopy(scope, of.issue, undefined, NOW),
  ),
  [`${at}/preview/queries.ts findReaders`]: sends((scope, of) => preview.findReaders(scope, of.issue, "dominique")),
  [`${at}/sending/mutations.ts sendIssue`]: sends((scope, of) => sendIssue(scope, of.issue, {}, NOW)),
  [`${at}/sending/mutations.ts recordSent`]: writes((scope, of) => recordSent(scope, of.issue, NOW)),
  [`${at}/trials/mutations.ts testIssue`]: writes((scope, of) =>
    testIssue(scope, of.issue, { to: [], language: "fr" }, NOW),
  ),
};
