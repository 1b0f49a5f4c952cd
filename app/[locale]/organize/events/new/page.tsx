import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { NewEventForm } from "@/components/organize/event/event-editor";
import { emptyEvent } from "@/components/organize/event/values";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canEditEvents } from "@/lib/auth/rules";
import { listJoinableCampaigns } from "@/lib/events/desk/queries";
import { getSite } from "@/lib/groups/site/queries";
import { plainText } from "@/lib/local-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.event"))("newTitle") };
}

/** Begins an event as a draft. */
export default async function NewEventPage() {
  await connection();
  const { scopes } = await requireSignIn();
  const editing = scopes.filter((scope) => canEditEvents(scope.role));
  if (editing.length === 0) notFound();
  const [t, locale, site] = [await getTranslations("desk.event"), await getLocale(), await getSite()];
  const groups = await listScopeGroups(editing);
  const campaigns = (await Promise.all(editing.map((scope) => listJoinableCampaigns(scope, new Date())))).flat();
  const choices = new Map(campaigns.map(({ id, title }) => [id, { id, title: plainText(title, locale) }]));
  return (
    <DeskFrame site={site} current="events" path="/organize/events/new">
      <h1>{t("newTitle")}</h1>
      <p>{t("newLead")}</p>
      <NewEventForm
        groups={groups.map(({ id, name }) => ({ id, name: plainText(name, locale) }))}
        values={emptyEvent(groups[0]?.timeZone ?? "Europe/Paris")}
        campaigns={[...choices.values()]}
      />
    </DeskFrame>
  );
}
