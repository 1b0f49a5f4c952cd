import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { Copy, Readers, VIEWS, Views } from "@/components/organize/newsletters/preview-views";
import { ButtonLink } from "@/components/ui/button";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { findScopeOfBroadcast } from "@/lib/newsletters/broadcasts/queries";
import { getDeskIssue } from "@/lib/newsletters/issues/desk/queries";
import { seeIssueCopy, seeReaders } from "@/lib/newsletters/issues/preview/people";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues.preview"))("title") };
}

const word = (value: unknown) => (typeof value === "string" ? value.trim().slice(0, 254) : "");

/** An issue as one of its readers will get it, whom one can change: on a phone, on a desk, at night, as plain text. */
export default async function IssuePreviewPage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, query, { scopes }] = [await params, await searchParams, await requireSignIn()];
  const found = await findScopeOfBroadcast(scopes, id);
  if (!found) notFound();
  const scope = await requirePeople(found.groupId);
  const [now, asked, as] = [new Date(), word(query.q), word(query.as)];
  const [site, issue, t, locale] = [
    await getSite(),
    await getDeskIssue(scope, id),
    await getTranslations("issues.preview"),
    await getLocale(),
  ];
  if (!issue) notFound();
  const view = VIEWS.find((each) => each === query.view) ?? "phone";
  const page = `/organize/newsletters/${id}/preview`;
  const readers = asked ? await seeReaders(scope, id, asked, now) : null;
  const copy = asked ? null : await seeIssueCopy(scope, id, as, now);
  return (
    <DeskFrame site={site} current="newsletters" path={page}>
      <div className={css.head}>
        <h1>{t("title")}</h1>
        <ButtonLink small href={pathIn(locale, `/organize/newsletters/${id}`)}>
          {t("back")}
        </ButtonLink>
      </div>
      <Readers page={page} view={view} asked={asked} found={readers} />
      {copy ? (
        <>
          <Views page={page} view={view} as={copy.reader.id} />
          <Copy view={view} copy={copy} />
        </>
      ) : null}
      {copy || asked ? null : <p>{t("nothing")}</p>}
    </DeskFrame>
  );
}
