import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { IssueEditor } from "@/components/organize/newsletters/issue-editor";
import { IssueTag } from "@/components/organize/newsletters/issue-table";
import { DuplicateButton } from "@/components/organize/text/duplicate-button";
import { History } from "@/components/organize/text/history";
import { OthersHere } from "@/components/organize/text/others-here";
import { UndoBar } from "@/components/organize/undo-bar";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { canSeePeople } from "@/lib/auth/rules";
import { listCities } from "@/lib/events/cities/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { type LocalText, localText, plainText } from "@/lib/local-text";
import { getGallery } from "@/lib/media/queries";
import { duplicate, restoreVersion } from "@/lib/newsletters/issues/actions";
import { webPathOf } from "@/lib/newsletters/issues/composing/queries";
import { type DeskIssue, getDeskIssue } from "@/lib/newsletters/issues/desk/queries";
import { type IssueState, issueState } from "@/lib/newsletters/issues/rules";
import { requireScopeOfText, titleOfText } from "@/lib/texts/access";
import { remove, restore } from "@/lib/texts/actions";
import { listRevisions } from "@/lib/texts/revisions/queries";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations("issues");
  return { title: await titleOfText({ broadcastId: (await params).id }, t("one")) };
}

const both = (json: unknown): LocalText => ({ fr: "", en: "", ...localText(json) });

/** One issue: written until it is sent, its history, the ways to look at it and to send it. */
export default async function IssuePage({ params, searchParams }: Props) {
  await connection();
  const { id } = await params;
  const text = { broadcastId: id };
  const scope = await requireScopeOfText(text);
  const [site, issue, gallery, revisions, cities] = await Promise.all([
    getSite(),
    getDeskIssue(scope, id),
    getGallery(scope, await getLocale()),
    listRevisions(scope, text),
    listCities(new Date()),
  ]);
  if (!issue || !gallery) notFound();
  const state = issueState(issue, new Date());
  const { subject, preheader, words, onWeb, newsletterId } = issue;
  const values = {
    subject: both(subject),
    preheader: both(preheader),
    words: both(words),
    onWeb,
    cities: issue.cities,
  };
  return (
    <DeskFrame site={site} current="newsletters" path={`/organize/newsletters/${id}`}>
      <Head issue={issue} state={state} sends={canSeePeople(scope.role)} />
      {state === "draft" ? (
        <>
          {(await searchParams).done === "held" ? <TakenBack /> : null}
          <OthersHere text={text} />
          <IssueEditor
            broadcastId={id}
            values={values}
            seen={issue.updatedAt.toISOString()}
            gallery={gallery}
            canBeOnWeb={newsletterId !== null}
            cities={cities}
          />
          <History text={text} zone={issue.group.timeZone} revisions={revisions} restore={restoreVersion} />
        </>
      ) : null}
    </DeskFrame>
  );
}

/** That it was taken back before it left. */
function TakenBack() {
  return <UndoBar>{useTranslations("desk.broadcast.done")("held")}</UndoBar>;
}

function Head({ issue, state, sends }: { issue: DeskIssue; state: IssueState; sends: boolean }) {
  const t = useTranslations("issues");
  const posts = useTranslations("desk.post");
  const locale = useLocale();
  const page = pathIn(locale, `/organize/newsletters/${issue.id}`);
  const text = { broadcastId: issue.id };
  const webPath = state === "leaving" || state === "sent" ? webPathOf(issue) : null;
  return (
    <>
      <div className={css.head}>
        <div>
          <h1>{plainText(issue.subject, locale) || t("untitled")}</h1>
          <p className="meta">
            {issue.newsletter ? <LocalizedText value={issue.newsletter.title} /> : t("toContacts")}{" "}
            <IssueTag state={state} />
          </p>
        </div>
        <div className="btns">
          {sends && state !== "deleted" ? (
            <ButtonLink small href={`${page}/preview`}>
              {posts("preview")}
            </ButtonLink>
          ) : null}
          {sends && state === "draft" ? (
            <ButtonLink look="main" small href={`${page}/check`}>
              {t("toCheck")}
            </ButtonLink>
          ) : null}
          {webPath ? (
            <ButtonLink small href={pathIn(locale, webPath)}>
              {posts("see")}
            </ButtonLink>
          ) : null}
          {sends && state !== "draft" && state !== "deleted" ? (
            <ButtonLink look="main" small href={pathIn(locale, `/organize/broadcasts/${issue.id}`)}>
              {t("follow")}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      <p>{t(`stands.${state}`)}</p>
      <p className="btns">
        {state === "deleted" ? (
          <ActButton act={restore} input={text} look="main">
            {posts("restore")}
          </ActButton>
        ) : (
          <DuplicateButton act={duplicate} name="broadcastId" id={issue.id} pages="/organize/newsletters" />
        )}
        {state === "draft" ? (
          <ActButton act={remove} input={text} look="plain">
            {posts("delete")}
          </ActButton>
        ) : null}
      </p>
    </>
  );
}
