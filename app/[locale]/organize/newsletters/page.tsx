import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Refused } from "@/components/organize/contacts/said";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { BeginIssue } from "@/components/organize/newsletters/begin-issue";
import { FoundNewsletter } from "@/components/organize/newsletters/found-newsletter";
import { IssueTable } from "@/components/organize/newsletters/issue-table";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { type IssueAsk, issueQuery, readIssueAsk } from "@/lib/newsletters/issues/desk/filter";
import { countDeskIssues, listDeskIssues, listLetters } from "@/lib/newsletters/issues/desk/queries";
import { ISSUE_STATES, type IssueState } from "@/lib/newsletters/issues/rules";
import { canFoundNewsletters } from "@/lib/newsletters/publications/rules";
import { PAGE_SIZE } from "@/lib/texts/queries";

const PAGE = "/organize/newsletters";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("title") };
}

/** The issues of the organizer's newsletters and their messages to contacts, and the way to begin one. */
export default async function IssuesPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  if (!scopes.some(({ role }) => canPublish(role))) notFound();
  const query = await searchParams;
  const [now, asked, locale, t] = [new Date(), readIssueAsk(query), await getLocale(), await getTranslations("issues")];
  const [site, letters, counts, { lines, total }] = await Promise.all([
    getSite(),
    listLetters(scopes),
    countDeskIssues(scopes, now),
    listDeskIssues(scopes, asked, now),
  ]);
  const founders = scopes.filter(({ role }) => canFoundNewsletters(role));
  const groups = (await listScopeGroups(founders)).map(({ id, name }) => ({ id, name: plainText(name, locale) }));
  const typed = (await readFormDraft(PAGE))?.values;
  const choices = letters.map(({ title, ...letter }) => ({ ...letter, title: plainText(title, locale) }));
  return (
    <DeskFrame site={site} current="newsletters" path={`/organize/newsletters${issueQuery(asked)}`}>
      <div className={css.head}>
        <h1>{t("title")}</h1>
      </div>
      <Refused reason={query.refused} />
      {query.done === "founded" ? (
        <Notice tone="ok" role="status">
          <p>{t("found.done")}</p>
        </Notice>
      ) : null}
      {choices.length ? <BeginIssue letters={choices} /> : <p>{t("noLetter")}</p>}
      {groups.length ? <FoundNewsletter groups={groups} isFirst={!choices.length} typed={typed} /> : null}
      <Tabs asked={asked} counts={counts} />
      {lines.length ? <IssueTable lines={lines} /> : <p>{t(`empty.${asked.state}`)}</p>}
      <Pages asked={asked} last={Math.ceil(total / PAGE_SIZE)} />
    </DeskFrame>
  );
}

function Tabs({ asked, counts }: { asked: IssueAsk; counts: Record<"all" | IssueState, number> }) {
  const t = useTranslations("issues");
  const locale = useLocale();
  return (
    <nav className={css.tabs} aria-label={t("tabs")}>
      {(["all", ...ISSUE_STATES] as const).map((state) => (
        <a
          key={state}
          href={pathIn(locale, `/organize/newsletters${issueQuery({ state, page: 1 })}`)}
          aria-current={state === asked.state ? "page" : undefined}
        >
          {t(`tab.${state}`, { count: counts[state] })}
        </a>
      ))}
    </nav>
  );
}

function Pages({ asked, last }: { asked: IssueAsk; last: number }) {
  const t = useTranslations("desk.posts");
  const locale = useLocale();
  const to = (page: number) => pathIn(locale, `/organize/newsletters${issueQuery({ ...asked, page })}`);
  return (
    <Pager
      label={t("pages")}
      before={asked.page > 1 ? { href: to(asked.page - 1), label: t("newer") } : null}
      after={asked.page < last ? { href: to(asked.page + 1), label: t("older") } : null}
    />
  );
}
