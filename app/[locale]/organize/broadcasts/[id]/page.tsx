import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { PreviewOf, SendForms, Words } from "@/components/organize/broadcast/draft";
import { Fated } from "@/components/organize/broadcast/fated";
import { Progress } from "@/components/organize/broadcast/progress";
import { Refused } from "@/components/organize/contacts/said";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Notice } from "@/components/ui/notice";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { seeFated } from "@/lib/newsletters/broadcasts/following/people";
import { FATES } from "@/lib/newsletters/broadcasts/following/rules";
import { seeCopy } from "@/lib/newsletters/broadcasts/preview/people";
import { type DeskBroadcast, findScopeOfBroadcast, getBroadcast } from "@/lib/newsletters/broadcasts/queries";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.broadcast"))("title") };
}

/** One message to those chosen: written, seen as a reader gets it, sent, followed. */
export default async function BroadcastPage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, query, { scopes }] = [await params, await searchParams, await requireSignIn()];
  const found = await findScopeOfBroadcast(scopes, id);
  if (!found) notFound();
  const scope = await requirePeople(found.groupId);
  const now = new Date();
  const broadcast = await getBroadcast(scope, id, now);
  if (!broadcast) notFound();
  const isDraft = broadcast.state === "draft";
  // Taken back, an issue is written on where issues are.
  if (isDraft && !broadcast.event)
    redirect(pathIn(await getLocale(), `/organize/newsletters/${id}${query.done === "held" ? "?done=held" : ""}`));
  const [site, preview] = [await getSite(), isDraft ? await seeCopy(scope, id, now) : null];
  const fate = FATES.find((word) => word === query.who);
  const timeZone = broadcast.event?.timeZone ?? site?.timeZone ?? "Europe/Paris";
  const typed = (await readFormDraft(`/organize/broadcasts/${id}`))?.values;
  const shown = { broadcast, groupId: scope.groupId, ...(typed && { typed }) };
  return (
    <DeskFrame site={site} current={broadcast.event ? "events" : "newsletters"} path={`/organize/broadcasts/${id}`}>
      <Head broadcast={broadcast} />
      <Refused reason={query.refused} />
      <Done done={query.done === "kept" && !preview ? "unfinished" : query.done} />
      {isDraft ? <Words {...shown} /> : <Progress {...shown} timeZone={timeZone} />}
      {fate ? <Fated {...shown} fate={fate} copies={await seeFated(scope, id, fate, now)} timeZone={timeZone} /> : null}
      {preview ? (
        <>
          <PreviewOf preview={preview} />
          <SendForms {...shown} timeZone={timeZone} />
        </>
      ) : null}
    </DeskFrame>
  );
}

const DONE = ["kept", "unfinished", "tested", "held", "resent"] as const;

function Done({ done }: { done: unknown }) {
  const t = useTranslations("desk.broadcast.done");
  const known = DONE.find((word) => word === done);
  return known ? (
    <Notice tone="ok" role="status">
      <p>{t(known)}</p>
    </Notice>
  ) : null;
}

function Head({ broadcast: { id, subject, event, newsletter, people, show } }: { broadcast: DeskBroadcast }) {
  const t = useTranslations("desk.broadcast");
  const locale = useLocale();
  const belongs = (event ?? newsletter)?.title;
  return (
    <div className={css.head}>
      <div>
        <h1>{plainText(subject, locale) || t("title")}</h1>
        <p className="meta">
          {belongs ? (
            <>
              <LocalizedText value={belongs} /> ·{" "}
            </>
          ) : null}
          {t(`who.${show}`, { count: people })}
        </p>
      </div>
      <ButtonLink
        small
        href={pathIn(locale, event ? `/organize/events/${event.id}/rsvps` : `/organize/newsletters/${id}`)}
      >
        {t(event ? "back" : "backToIssue")}
      </ButtonLink>
    </div>
  );
}
