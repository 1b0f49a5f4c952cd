import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { Refused } from "@/components/organize/contacts/said";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { Findings, SendForm, TestForm } from "@/components/organize/newsletters/check-forms";
import { SenderSaid } from "@/components/organize/newsletters/sender-said";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { lookAtSender } from "@/lib/mail/sender/look";
import { findScopeOfBroadcast } from "@/lib/newsletters/broadcasts/queries";
import { checkIssue } from "@/lib/newsletters/issues/checks/queries";
import { getDeskIssue } from "@/lib/newsletters/issues/desk/queries";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues.check"))("title") };
}

/** The last look before an issue leaves: what was found, a test, whom it goes to, now or later. */
export default async function IssueCheckPage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, query, { scopes }] = [await params, await searchParams, await requireSignIn()];
  const found = await findScopeOfBroadcast(scopes, id);
  if (!found) notFound();
  const scope = await requirePeople(found.groupId);
  const now = new Date();
  const [issue, check, sender] = await Promise.all([
    getDeskIssue(scope, id),
    checkIssue(scope, id, now),
    lookAtSender(now),
  ]);
  if (!issue || !check) notFound();
  const locale = await getLocale();
  if (issue.scheduledAt) redirect(pathIn(locale, `/organize/newsletters/${id}`));
  const [site, t, page] = [await getSite(), await getTranslations("issues.check"), `/organize/newsletters/${id}`];
  const draft = await readFormDraft(`${page}/check`);
  const of = { id, groupId: scope.groupId, typed: draft?.values };
  return (
    <DeskFrame site={site} current="newsletters" path={`${page}/check`}>
      <div className={css.head}>
        <div>
          <h1>{t("title")}</h1>
          <p className="meta">{plainText(issue.subject, locale)}</p>
        </div>
        <div className="btns">
          <ButtonLink small href={pathIn(locale, page)}>
            {t("back")}
          </ButtonLink>
          <ButtonLink small href={pathIn(locale, `${page}/preview`)}>
            {t("preview")}
          </ButtonLink>
        </div>
      </div>
      <Refused reason={query.refused} />
      {query.done === "tested" ? (
        <Notice tone="ok" role="status">
          <p>{t("tested")}</p>
        </Notice>
      ) : null}
      <Findings check={check} />
      <SenderSaid sender={sender} />
      <TestForm {...of} error={draft?.errors.to} />
      <SendForm {...of} check={check} zone={issue.group.timeZone} />
    </DeskFrame>
  );
}
