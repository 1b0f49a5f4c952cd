import * as auth from "@/lib/auth/queries";
import { eventsIn } from "@/lib/auth/scope";
import { db, transaction } from "@/lib/db";
import * as attendance from "@/lib/events/attendance/mutations";
import * as bin from "@/lib/events/bin/mutations";
import * as changes from "@/lib/events/changes/mutations";
import * as collectives from "@/lib/events/collectives/mutations";
import * as copies from "@/lib/events/copies/mutations";
import * as desk from "@/lib/events/desk/queries";
import * as events from "@/lib/events/mutations";
import * as people from "@/lib/events/people/people";
import * as lists from "@/lib/events/people/queries";
import * as preview from "@/lib/events/preview/queries";
import * as programme from "@/lib/events/programme/mutations";
import type { EventInput } from "@/lib/events/schema";
import * as walkIn from "@/lib/events/walk-ins/mutations";
import * as walkIns from "@/lib/events/walk-ins/queries";
import { newId } from "@/lib/ids";
import * as newsletters from "@/lib/newsletters/publications/mutations";
import * as search from "@/lib/search/queries";
import * as byHand from "@/lib/signups/by-hand/mutations";
import * as today from "@/lib/today/queries";
import { NOW, someAddress } from "@/tests/helpers/organizers";
import { BROADCAST_CASES } from "./broadcast-cases";
import { CAMPAIGNS } from "./campaign-cases";
import { type Act, ALL, type Case, DOOR, EDIT } from "./case";
import { HOST_CASES } from "./host-cases";
import { ISSUE_CASES } from "./issue-cases";
import { LIBRARY } from "./library-cases";
import { PART_CASES } from "./part-cases";
import { PEOPLE_CASES } from "./people-cases";
import { PUBLISHING } from "./publishing-cases";
import { SETTINGS_CASES } from "./settings-cases";
import { TEXTS } from "./text-cases";

const title = { fr: "Essai" };
const reason = { fr: "La salle ferme." };
const rally: EventInput = { kind: "RALLY", title, date: "2026-12-05", startTime: "14:00" };
const month = { from: NOW, to: new Date("2026-12-31T00:00:00Z") };
const slug = () => `s-${newId()}`;
const article = () => ({ slug: slug(), title });

const edits = (act: Act): Case => ({ may: EDIT, naming: { event: act } });

/** The matrix's rows, by file and function as functions.ts finds them. */
export const CASES: Record<string, Case> = {
  ...SETTINGS_CASES,
  ...CAMPAIGNS,
  ...LIBRARY,
  ...TEXTS,
  ...ISSUE_CASES,

  "lib/auth/queries.ts listScopeGroups": { may: ALL, plain: (scope) => auth.listScopeGroups([scope]) },

  "lib/events/attendance/mutations.ts recordAttendance": edits((scope, of) =>
    attendance.recordAttendance(scope, of.event, { attendance: 40 }, NOW),
  ),
  "lib/events/attendance/mutations.ts tickAttendance": {
    may: DOOR,
    naming: { rsvp: (scope, of) => attendance.tickAttendance(scope, of.rsvp, NOW) },
  },
  "lib/events/attendance/mutations.ts untickAttendance": {
    may: DOOR,
    naming: { rsvp: (scope, of) => attendance.untickAttendance(scope, of.rsvp, NOW) },
  },
  "lib/events/bin/mutations.ts deleteEvent": edits((scope, of) => bin.deleteEvent(scope, of.draft, NOW)),
  "lib/events/bin/mutations.ts restoreEvent": edits((scope, of) => bin.restoreEvent(scope, of.thrown, NOW)),
  "lib/events/changes/mutations.ts cancelEvent": edits((scope, of) =>
    changes.cancelEvent(scope, of.event, { reason }, NOW),
  ),
  "lib/auth/scope.ts eventsIn": { may: ALL, helper: true, plain: async (scope) => eventsIn(scope) },
  "lib/events/changes/mutations.ts lockEvent": {
    may: ALL,
    helper: true,
    naming: { event: (scope, of) => transaction((tx) => changes.lockEvent(tx, scope, of.event)) },
  },
  "lib/events/changes/mutations.ts moveEvent": edits((scope, of) =>
    changes.moveEvent(scope, of.event, { city: "Lyon", reason }, NOW),
  ),
  "lib/events/collectives/mutations.ts nameCollective": {
    may: EDIT,
    naming: {
      group: (scope, of) => collectives.nameCollective(scope, { name: `Collectif ${of.groupId}`, groupId: of.groupId }),
    },
  },
  "lib/events/copies/mutations.ts duplicateEvent": edits((scope, of) =>
    copies.duplicateEvent(scope, of.event, {}, NOW),
  ),

  "lib/events/desk/queries.ts listDeskEvents": {
    may: ALL,
    naming: {
      group: (scope, of) => desk.listDeskEvents([scope], { when: "coming", groupId: of.groupId }, NOW),
      drafts: (scope, of) => desk.listDeskEvents([scope], { when: "drafts", groupId: of.groupId }, NOW),
    },
    plain: (scope) => desk.listDeskEvents([scope], { when: "coming" }, NOW),
  },
  "lib/events/desk/queries.ts listDeskEventsBetween": {
    may: ALL,
    naming: { group: (scope, of) => desk.listDeskEventsBetween([scope], { ...month, groupId: of.groupId }) },
    plain: (scope) => desk.listDeskEventsBetween([scope], month),
  },
  "lib/events/desk/queries.ts countDeskEvents": {
    may: ALL,
    naming: { group: (scope, of) => desk.countDeskEvents([scope], of.groupId, NOW) },
    plain: (scope) => desk.countDeskEvents([scope], undefined, NOW),
  },
  "lib/events/desk/queries.ts findDeletedEvent": edits((scope, of) => desk.findDeletedEvent(scope, of.thrown)),
  "lib/events/desk/queries.ts findScopeOfEvent": {
    may: ALL,
    naming: { event: (scope, of) => desk.findScopeOfEvent([scope], of.event) },
  },
  "lib/events/desk/queries.ts findTitleOfEvent": {
    may: ALL,
    naming: { event: (scope, of) => desk.findTitleOfEvent([scope], of.event) },
  },
  "lib/events/desk/queries.ts getDeskEvent": {
    may: ALL,
    naming: {
      event: (scope, of) => desk.getDeskEvent(scope, of.event),
      draft: (scope, of) => desk.getDeskEvent(scope, of.draft),
    },
  },
  "lib/events/desk/queries.ts listJoinableCampaigns": {
    may: EDIT,
    plain: (scope) => desk.listJoinableCampaigns(scope, NOW),
  },
  "lib/events/desk/queries.ts listCollectiveNames": {
    may: EDIT,
    plain: async (scope) => {
      await db.collective.create({ data: { id: newId(), name: `Collectif ${newId()}` } });
      return desk.listCollectiveNames(scope);
    },
  },

  "lib/events/mutations.ts createEvent": {
    may: EDIT,
    naming: {
      campaign: (scope, of) => events.createEvent(scope, { ...rally, campaignId: of.campaign }, NOW),
      picture: (scope, of) => events.createEvent(scope, { ...rally, pictureId: of.picture }, NOW),
    },
    plain: (scope) => events.createEvent(scope, rally, NOW),
  },
  "lib/events/mutations.ts editEvent": {
    may: EDIT,
    naming: {
      event: (scope, of) => events.editEvent(scope, of.event, rally, NOW),
      campaign: (scope, of, own) => events.editEvent(scope, own.event, { ...rally, campaignId: of.campaign }, NOW),
      picture: (scope, of, own) => events.editEvent(scope, own.event, { ...rally, pictureId: of.picture }, NOW),
    },
  },
  "lib/events/mutations.ts publishEvent": edits((scope, of) => events.publishEvent(scope, of.draft, NOW)),
  "lib/events/mutations.ts withdrawEvent": edits((scope, of) => events.withdrawEvent(scope, of.event, NOW)),

  "lib/events/people/people.ts seePeople": {
    may: DOOR,
    naming: { event: (scope, of) => people.seePeople(scope, of.event, { show: "all", q: "", sort: "newest" }, NOW) },
  },
  "lib/events/people/people.ts findChosen": {
    may: DOOR,
    naming: { event: (scope, of) => people.findChosen(scope, of.event, "all", "") },
  },
  "lib/events/people/people.ts exportPeople": edits((scope, of) => people.exportPeople(scope, of.event, NOW)),
  "lib/events/people/queries.ts listPeople": {
    may: DOOR,
    naming: { event: (scope, of) => lists.listPeople(scope, of.event, "all") },
  },
  "lib/events/people/queries.ts listPeoplePage": {
    may: DOOR,
    naming: { event: (scope, of) => lists.listPeoplePage(scope, of.event, { show: "all", order: "oldest" }) },
  },
  "lib/events/people/queries.ts countPeople": {
    may: DOOR,
    naming: { event: (scope, of) => lists.countPeople(scope, of.event) },
  },
  "lib/events/people/queries.ts mayExport": edits((scope, of) => lists.mayExport(scope, of.event)),

  "lib/events/preview/queries.ts findPreview": {
    may: EDIT,
    naming: {
      draft: (scope, of) => preview.findPreview(scope, of.draft, NOW),
      published: (scope, of) => preview.findPreview(scope, of.event, NOW),
    },
  },

  "lib/events/programme/mutations.ts setProgramme": edits((scope, of) =>
    programme.setProgramme(scope, of.event, { sessions: [{ id: of.session, title }] }, NOW),
  ),
  "lib/events/programme/mutations.ts inviteCollective": {
    may: EDIT,
    naming: {
      event: (scope, of) => programme.inviteCollective(scope, of.event, { label: title }, NOW),
      session: (scope, of, own) =>
        programme.inviteCollective(scope, own.event, { label: title, sessionId: of.session }, NOW),
    },
  },
  "lib/events/programme/mutations.ts answerParticipation": {
    may: EDIT,
    naming: {
      participation: (scope, of) => programme.answerParticipation(scope, of.participation, "CONFIRMED", NOW),
    },
  },

  "lib/events/walk-ins/queries.ts listWalkIns": {
    may: DOOR,
    naming: { event: (scope, of) => walkIns.listWalkIns(scope, of.event) },
  },
  "lib/events/walk-ins/mutations.ts addWalkIn": {
    may: DOOR,
    naming: { event: (scope, of) => walkIn.addWalkIn(scope, of.event, { name: "Sacha" }, NOW) },
  },
  "lib/events/walk-ins/mutations.ts removeWalkIn": {
    may: DOOR,
    naming: { "walk-in": (scope, of) => walkIn.removeWalkIn(scope, of.walkIn, NOW) },
  },

  "lib/newsletters/publications/mutations.ts createNewsletter": {
    may: EDIT,
    plain: (scope) => newsletters.createNewsletter(scope, article(), NOW),
  },

  "lib/signups/by-hand/mutations.ts addByHand": edits((scope, of) =>
    byHand.addByHand(scope, of.event, { email: someAddress("ajout@exemple.fr"), locale: "fr" }, NOW),
  ),

  "lib/search/queries.ts searchDesk": { may: ALL, plain: (scope) => search.searchDesk([scope], "essai") },

  "lib/today/queries.ts findFirstSteps": { may: EDIT, plain: (scope) => today.findFirstSteps([scope]) },
  "lib/today/queries.ts listNeeds": { may: EDIT, plain: (scope) => today.listNeeds([scope], NOW) },

  ...BROADCAST_CASES,
  ...HOST_CASES,
  ...PART_CASES,
  ...PEOPLE_CASES,
  ...PUBLISHING,
};
