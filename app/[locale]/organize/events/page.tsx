import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { DeskCalendar, DeskViews } from "@/components/organize/desk-calendar";
import { DeskFrame } from "@/components/organize/desk-frame";
import { EventTable } from "@/components/organize/event-table";
import { Button, ButtonLink } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canEditEvents } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { calendarSpan } from "@/lib/events/desk/days/rules";
import { type DeskAsk, deskQuery, readDeskAsk } from "@/lib/events/desk/filter";
import { countDeskEvents, listDeskEvents, listDeskEventsBetween, PAGE_SIZE } from "@/lib/events/desk/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { dayOf, endOf, startOf } from "@/lib/time";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.events"))("title") };
}

/** Every event of the organizer's groups: coming, past, drafts; filters in the address. */
export default async function DeskEventsPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  const now = new Date();
  const asked = readDeskAsk(await searchParams);
  const [site, groups, counts] = await Promise.all([
    getSite(),
    listScopeGroups(scopes),
    countDeskEvents(scopes, asked.group, now),
  ]);
  return (
    <DeskFrame site={site} current="events" path={`/organize/events${deskQuery(asked)}`}>
      <Head mayEdit={scopes.some((scope) => canEditEvents(scope.role))} />
      <DeskViews asked={asked} />
      <Filters asked={asked} counts={counts} groups={groups} />
      {asked.view === "list" ? (
        <List asked={asked} scopes={scopes} now={now} />
      ) : (
        <Calendar asked={asked} view={asked.view} scopes={scopes} zone={site?.timeZone ?? "Europe/Paris"} now={now} />
      )}
    </DeskFrame>
  );
}

type Shown = { asked: DeskAsk; scopes: readonly Scope[]; now: Date };

async function List({ asked, scopes, now }: Shown) {
  const filter = { when: asked.when, groupId: asked.group, page: asked.page };
  const { events, total } = await listDeskEvents(scopes, filter, now);
  return (
    <>
      {events.length ? <EventTable events={events} /> : <Empty when={asked.when} />}
      <Pages asked={asked} last={Math.ceil(total / PAGE_SIZE)} />
    </>
  );
}

async function Calendar({ asked, view, scopes, zone, now }: Shown & { view: "week" | "month"; zone: string }) {
  const today = dayOf(now, zone);
  const span = calendarSpan(view, asked.day ?? today);
  const between = { from: startOf(span.first, zone), to: endOf(span.last, zone), groupId: asked.group };
  const events = await listDeskEventsBetween(scopes, between);
  return <DeskCalendar span={span} asked={asked} events={events} today={today} />;
}

function Head({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("desk.events");
  const locale = useLocale();
  return (
    <div className={css.head}>
      <h1>{t("title")}</h1>
      {mayEdit ? (
        <div className="btns">
          <ButtonLink small href={pathIn(locale, "/organize/hosting")}>
            {t("hosting")}
          </ButtonLink>
          <ButtonLink look="main" href={pathIn(locale, "/organize/events/new")}>
            {t("new")}
          </ButtonLink>
        </div>
      ) : null}
    </div>
  );
}

type FiltersProps = {
  asked: DeskAsk;
  counts: Record<DeskAsk["when"], number>;
  groups: readonly { id: string; name: unknown }[];
};

function Filters({ asked, counts, groups }: FiltersProps) {
  const t = useTranslations("desk.events");
  const locale = useLocale();
  const list = pathIn(locale, "/organize/events");
  return (
    <div className={css.filters}>
      {asked.view === "list" ? (
        <nav className={css.tabs} aria-label={t("tabs")}>
          {(["coming", "drafts", "past", "deleted"] as const).map((when) => (
            <a
              key={when}
              href={`${list}${deskQuery({ ...asked, when, page: 1 })}`}
              aria-current={when === asked.when ? "page" : undefined}
            >
              {t(when, { count: counts[when] })}
            </a>
          ))}
        </nav>
      ) : null}
      {groups.length > 1 ? (
        <form method="get" action={list} className={css.inline}>
          {asked.when === "coming" ? null : <input type="hidden" name="when" value={asked.when} />}
          {asked.view === "list" ? null : <input type="hidden" name="view" value={asked.view} />}
          {asked.day ? <input type="hidden" name="day" value={asked.day} /> : null}
          <SelectField id="group" name="group" label={t("group")} defaultValue={asked.group ?? ""}>
            <option value="">{t("allGroups")}</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {plainText(name, locale)}
              </option>
            ))}
          </SelectField>
          <Button look="plain">{t("filter")}</Button>
        </form>
      ) : null}
    </div>
  );
}

function Empty({ when }: { when: DeskAsk["when"] }) {
  return <p>{useTranslations("desk.events.empty")(when)}</p>;
}

function Pages({ asked, last }: { asked: DeskAsk; last: number }) {
  const t = useTranslations("desk.events");
  const list = pathIn(useLocale(), "/organize/events");
  const to = (page: number) => `${list}${deskQuery({ ...asked, page })}`;
  if (last <= 1) return null;
  return (
    <p className="btns">
      {asked.page > 1 ? <ButtonLink href={to(asked.page - 1)}>{t("newer")}</ButtonLink> : null}
      {asked.page < last ? <ButtonLink href={to(asked.page + 1)}>{t("older")}</ButtonLink> : null}
    </p>
  );
}
