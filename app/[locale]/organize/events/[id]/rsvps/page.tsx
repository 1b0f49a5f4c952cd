import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/components/organize/contacts/said";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { AddPerson } from "@/components/organize/people/add-person";
import { Messages } from "@/components/organize/people/messages";
import { PeopleFilters, PeoplePager, PeopleTotalsLine } from "@/components/organize/people/people-head";
import { PeopleList } from "@/components/organize/people/people-list";
import { WalkIns } from "@/components/organize/people/walk-ins";
import { WriteForm } from "@/components/organize/people/write-form";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { requireProved } from "@/lib/auth/require-organizer";
import {
  canEditEvents,
  canExportPeople,
  canGiveRoles,
  canSeePeople,
  canTickAttendance,
  type RoleName,
} from "@/lib/auth/rules";
import { requireScopeOfEvent, titleOfEvent } from "@/lib/events/desk/access";
import { type DeskEvent, getDeskEvent } from "@/lib/events/desk/queries";
import { peopleQuery, readPeopleAsk } from "@/lib/events/people/filter";
import { seePeople } from "@/lib/events/people/people";
import { countPeople } from "@/lib/events/people/queries";
import { filtersFor, orderFor, type PeopleFilter } from "@/lib/events/people/rules";
import { listWalkIns } from "@/lib/events/walk-ins/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { listBroadcastsTo } from "@/lib/newsletters/broadcasts/queries";
import { formatWhen } from "@/lib/time";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who came without having answered belongs to these. */
const WITH_WALK_INS: readonly PeopleFilter[] = ["all", "came"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.people");
  return { title: await titleOfEvent((await params).id, t("title")) };
}

/** Who comes to an event: figures, names, ticks for who came. Each look is put on record. */
export default async function PeoplePage({ params, searchParams }: Props) {
  await connection();
  const { id } = await params;
  const scope = await requireScopeOfEvent(id, canTickAttendance);
  await requireProved(scope.groupId, canTickAttendance);
  const query = await searchParams;
  const asked = readPeopleAsk(query);
  if (!filtersFor(scope.role).includes(asked.show)) notFound();
  const [site, event, totals] = await Promise.all([getSite(), getDeskEvent(scope, id), countPeople(scope, id)]);
  if (!event || !totals) notFound();
  const sort = orderFor(asked.sort, totals.answers.all);
  const page = await seePeople(scope, id, { ...asked, sort }, new Date());
  if (!page) notFound();
  const walkIns = WITH_WALK_INS.includes(asked.show) && !asked.q && !asked.after ? await listWalkIns(scope, id) : [];
  const messages = await listBroadcastsTo(scope, id);
  const searched = asked.q || asked.after;
  return (
    <DeskFrame site={site} current="events" path={`/organize/events/${id}/rsvps`}>
      <Head event={event} role={scope.role} />
      <PeopleTotalsLine totals={totals} capacity={event.capacity} placesTaken={event.placesTaken} />
      <Refused reason={query.refused} />
      <PeopleFilters eventId={id} asked={asked} order={sort} role={scope.role} />
      {canSeePeople(scope.role) ? (
        <WriteForm
          groupId={scope.groupId}
          eventId={id}
          asked={asked}
          answers={totals.answers}
          found={page.people.length}
        />
      ) : null}
      {searched && page.people.length === 0 ? (
        <Nobody />
      ) : (
        <PeopleList
          people={page.people}
          groupId={scope.groupId}
          eventId={id}
          page={`/organize/events/${id}/rsvps${peopleQuery(asked)}`}
          zone={event.timeZone}
          shown={asked.show}
          whole={sort === "name"}
          came={totals.came}
        />
      )}
      <PeoplePager eventId={id} asked={asked} page={page} />
      <WalkIns walkIns={walkIns} eventId={id} zone={event.timeZone} />
      <Messages messages={messages} zone={event.timeZone} />
      <div className="no-print">
        <AddPerson eventId={id} byMail={canSeePeople(scope.role)} />
      </div>
      <Foot whole={sort === "name"} path={`/organize/events/${id}/rsvps?sort=name`} />
    </DeskFrame>
  );
}

function Head({ event, role }: { event: DeskEvent; role: RoleName }) {
  const t = useTranslations("desk.people");
  const locale = useLocale();
  return (
    <div className={css.head}>
      <div>
        <h1>{t("title")}</h1>
        <p>
          <strong>
            <LocalizedText value={event.title} mark />
          </strong>
          , {formatWhen(event, locale)}
        </p>
      </div>
      <div className="btns no-print">
        {canEditEvents(role) ? (
          <ButtonLink small href={pathIn(locale, `/organize/events/${event.id}`)}>
            {t("back")}
          </ButtonLink>
        ) : null}
        {canExportPeople(role) ? (
          <ButtonLink small href={`/api/organize/events/${event.id}/rsvps?lang=${locale}`} download>
            {t("csv")}
          </ButtonLink>
        ) : null}
        {canGiveRoles(role) ? (
          <ButtonLink
            small
            href={pathIn(locale, `/organize/settings/roles?group=${event.group.id}&event=${event.id}#invite`)}
          >
            {t("handOver")}
          </ButtonLink>
        ) : null}
      </div>
    </div>
  );
}

function Nobody() {
  return <p>{useTranslations("contacts.empty")("filtered")}</p>;
}

function Foot({ whole, path }: { whole: boolean; path: string }) {
  const t = useTranslations("desk.people");
  const locale = useLocale();
  return (
    <p className={`meta no-print ${css.foot}`}>
      {whole ? t("print") : <a href={pathIn(locale, path)}>{t("whole")}</a>} {t("audit")}
    </p>
  );
}
