import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { ChooseGroup } from "@/components/organize/choose-group";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { AddPicture } from "@/components/organize/pictures/add-picture";
import { PictureGrid } from "@/components/organize/pictures/picture-grid";
import { Pager } from "@/components/ui/pager";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { type PictureAsk, pictureQuery, readPictureAsk } from "@/lib/media/filter";
import { listPictures } from "@/lib/media/queries";
import { goneAt } from "@/lib/texts/rules";
import { dayOf, formatDate } from "@/lib/time";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.pictures"))("title") };
}

/** A group's pictures: add one, change the words of one, take away what nothing shows. */
export default async function PicturesPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  const writing = scopes.filter((scope) => canPublish(scope.role));
  const asked = readPictureAsk(await searchParams);
  const scope = writing.find(({ groupId }) => groupId === asked.group) ?? writing[0];
  if (!scope) notFound();
  const [t, locale] = [await getTranslations("desk.pictures"), await getLocale()];
  const [site, groups, list] = await Promise.all([getSite(), listScopeGroups(writing), listPictures(scope, asked)]);
  if (!list) notFound();
  const zone = groups.find(({ id }) => id === scope.groupId)?.timeZone ?? "Europe/Paris";
  const gone = (at: Date | null) => at && t("goneOn", { date: formatDate(dayOf(goneAt(at), zone), locale) });
  const shown = { ...asked, group: scope.groupId };
  return (
    <DeskFrame site={site} current="pictures" path={`/organize/pictures${pictureQuery(asked)}`}>
      <h1>{t("title")}</h1>
      <p>{t("lead")}</p>
      <details className={css.fold}>
        <summary>{t("add")}</summary>
        <div className="sheet">
          <AddPicture groupId={scope.groupId} />
        </div>
      </details>
      <ChooseGroup groups={groups} current={scope.groupId} pathOf={(group) => `/organize/pictures?group=${group}`} />
      <Tabs asked={shown} />
      {list.pictures.length ? (
        <PictureGrid
          groupId={scope.groupId}
          pictures={list.pictures.map((picture) => ({ picture, gone: gone(picture.removedAt) }))}
        />
      ) : (
        <p>{t(asked.removed ? "emptyRemoved" : "empty")}</p>
      )}
      <Pages asked={shown} last={list.pages} />
    </DeskFrame>
  );
}

function Tabs({ asked }: { asked: PictureAsk }) {
  const t = useTranslations("desk.pictures");
  const list = pathIn(useLocale(), "/organize/pictures");
  return (
    <nav className={css.tabs} aria-label={t("show")}>
      {[false, true].map((removed) => (
        <a
          key={String(removed)}
          href={`${list}${pictureQuery({ ...asked, removed, page: 1 })}`}
          aria-current={removed === asked.removed ? "page" : undefined}
        >
          {t(removed ? "removed" : "present")}
        </a>
      ))}
    </nav>
  );
}

function Pages({ asked, last }: { asked: PictureAsk; last: number }) {
  const t = useTranslations("desk.pictures");
  const list = pathIn(useLocale(), "/organize/pictures");
  const to = (page: number) => `${list}${pictureQuery({ ...asked, page })}`;
  return (
    <Pager
      label={t("pages")}
      before={asked.page > 1 ? { href: to(asked.page - 1), label: t("newer") } : null}
      after={asked.page < last ? { href: to(asked.page + 1), label: t("older") } : null}
    />
  );
}
