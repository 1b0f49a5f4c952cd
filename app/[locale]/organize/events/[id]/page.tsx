import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { AttendanceForm } from "@/components/organize/event/acts";
import { EventActs, ThrownEvent } from "@/components/organize/event/event-acts";
import { EventEditor } from "@/components/organize/event/event-editor";
import { EventHead } from "@/components/organize/event/event-head";
import { Hosts } from "@/components/organize/event/hosts";
import { Parts } from "@/components/organize/event/parts";
import { eventValues } from "@/components/organize/event/values";
import { ProgrammeEditor } from "@/components/organize/programme/programme-editor";
import { programmeValues } from "@/components/organize/programme/values";
import { hasProved, requireSignIn } from "@/lib/auth/require-organizer";
import { canEditEvents } from "@/lib/auth/rules";
import { requireScopeOfEvent, titleOfEvent } from "@/lib/events/desk/access";
import { findDeletedEvent, getDeskEvent, listCollectiveNames, listJoinableCampaigns } from "@/lib/events/desk/queries";
import { listHosts, listInvitableGroups } from "@/lib/events/hosts/queries";
import { listPartStates, listParts } from "@/lib/events/parts/queries";
import { isOver } from "@/lib/events/rules";
import { getSite } from "@/lib/groups/site/queries";
import { plainText } from "@/lib/local-text";
import { getGallery } from "@/lib/media/queries";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.event");
  return { title: await titleOfEvent((await params).id, t("what")) };
}

/** Everything of an event on one screen: its state, its words, its programme. */
export default async function EventPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const scope = await requireScopeOfEvent(id, canEditEvents);
  const [t, locale] = [await getTranslations("desk"), await getLocale()];
  const proved = hasProved(await requireSignIn());
  const [site, event, campaigns, collectives, gallery, parts, hosts, invitable] = await Promise.all([
    getSite(),
    getDeskEvent(scope, id),
    listJoinableCampaigns(scope, new Date()),
    listCollectiveNames(scope),
    getGallery(scope, locale),
    proved ? listParts(scope, id) : listPartStates(scope, id),
    listHosts(scope, id),
    listInvitableGroups(scope, id),
  ]);
  const thrown = event ? null : await findDeletedEvent(scope, id);
  if (thrown)
    return (
      <DeskFrame site={site} current="events" path={`/organize/events/${id}`}>
        <ThrownEvent event={thrown} />
      </DeskFrame>
    );
  if (!event || !gallery) notFound();
  const seen = event.updatedAt.toISOString();
  const over = isOver(event, new Date()) || event.cancelledAt !== null;
  const figure = { attendance: String(event.attendance ?? ""), approximate: event.attendanceApproximate };
  return (
    <DeskFrame site={site} current="events" path={`/organize/events/${id}`}>
      <EventHead event={event} />
      <EventActs event={event} proved={proved} />
      <EventEditor
        eventId={id}
        values={eventValues(event)}
        seen={seen}
        gallery={gallery}
        campaigns={campaigns.map((campaign) => ({ id: campaign.id, title: plainText(campaign.title, locale) }))}
      />
      <section id="programme">
        <h2>{t("programme.title")}</h2>
        <ProgrammeEditor eventId={id} values={programmeValues(event)} seen={seen} collectives={collectives} />
      </section>
      <Parts eventId={id} parts={parts} timeZone={event.timeZone} over={over} proved={proved} />
      <Hosts eventId={id} hosts={hosts} invitable={invitable} over={over} proved={proved} />
      <section id="attendance">
        <h2>{t("event.after")}</h2>
        <AttendanceForm eventId={id} figure={figure} />
      </section>
    </DeskFrame>
  );
}
