import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { NextEvents } from "@/components/organize/event-table";
import { FirstSteps } from "@/components/organize/first-steps";
import { Needs, NothingNeeded } from "@/components/organize/needs";
import { Outside } from "@/components/organize/outside";
import { SignInForm } from "@/components/organize/sign-in-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { signInCookie } from "@/lib/auth/cookie";
import type { Organizer } from "@/lib/auth/queries";
import { currentOrganizer } from "@/lib/auth/require-organizer";
import { canEditEvents, canEditGroup } from "@/lib/auth/rules";
import { countDeskEvents, listDeskEvents } from "@/lib/events/desk/queries";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";
import { after, days } from "@/lib/time";
import { findFirstSteps, listNeeds } from "@/lib/today/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

/** The desk's door: what needs you today, or the way in. */
export default async function OrganizePage({ searchParams }: Props) {
  await connection();
  const [organizer, site, { ended }] = await Promise.all([currentOrganizer(), getSite(), searchParams]);
  const door = ended === "door";
  if (organizer) {
    return (
      <DeskFrame site={site} current="today" path="/organize">
        {door ? <Ended what="door" /> : null}
        <Today organizer={organizer} />
      </DeskFrame>
    );
  }
  const [t, draft] = [await getTranslations("signIn"), await readFormDraft("sign-in")];
  const wasIn = (await cookies()).has(signInCookie().name);
  return (
    <Outside site={site} title={t("title")}>
      {door || wasIn ? <Ended what={door ? "door" : "signIn"} /> : null}
      <p>{t("lead")}</p>
      <SignInForm draft={draft} />
      <p className="meta">{t("closed")}</p>
    </Outside>
  );
}

/** Why somebody stands here who was elsewhere a moment ago. */
function Ended({ what }: { what: "door" | "signIn" }) {
  const t = useTranslations("signIn.ended");
  return (
    <Notice tone="wait" role="alert" title={t(`${what}.title`)}>
      <p>{t(`${what}.text`)}</p>
    </Notice>
  );
}

async function Today({ organizer }: { organizer: Organizer }) {
  const now = new Date();
  const { scopes } = organizer;
  const [needs, steps, { events: coming }, { drafts }] = await Promise.all([
    listNeeds(scopes, now),
    findFirstSteps(scopes),
    listDeskEvents(scopes, { when: "coming" }, now),
    countDeskEvents(scopes, undefined, now),
  ]);
  const mayEdit = scopes.some((scope) => canEditEvents(scope.role));
  const isFirstRun = steps && !(steps.campaign && steps.event);
  const week = coming.filter((event) => event.sortsAt < after(now, days(7)));
  return (
    <>
      <Hello name={organizer.name} mayEdit={mayEdit} hasRole={organizer.scopes.length > 0} />
      {needs.length ? <Needs needs={needs} /> : null}
      {isFirstRun ? <FirstSteps steps={steps} owner={scopes.some(({ role }) => canEditGroup(role))} /> : null}
      {mayEdit && !needs.length && !isFirstRun ? <NothingNeeded drafts={drafts} hasEvents={coming.length > 0} /> : null}
      {week.length ? <NextEvents when="week" events={week} /> : <NextEvents when="next" events={coming.slice(0, 3)} />}
    </>
  );
}

function Hello({ name, mayEdit, hasRole }: { name: string | null; mayEdit: boolean; hasRole: boolean }) {
  const t = useTranslations("desk");
  const locale = useLocale();
  return (
    <>
      <div className={css.head}>
        <div>
          <h1>{t("today.title")}</h1>
          <p className="meta">{name ? t("today.hello", { name }) : t("today.hello_")}</p>
        </div>
        {mayEdit ? (
          <ButtonLink look="ink" small href={pathIn(locale, "/organize/events/new")}>
            {t("events.new")}
          </ButtonLink>
        ) : null}
      </div>
      {hasRole ? null : <p>{t("today.noRole")}</p>}
    </>
  );
}
