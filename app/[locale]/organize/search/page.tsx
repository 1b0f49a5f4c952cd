import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { SearchForm } from "@/components/organize/search-form";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canSeePeople, type RoleName } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { type Hit, searchDesk } from "@/lib/search/queries";
import { actsOf, looksLikeAddress, readSearch } from "@/lib/search/rules";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.search"))("title") };
}

/** Finds events, campaigns and posts by their titles, and the desk's acts. People are looked for on their own pages. */
export default async function SearchPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  const asked = readSearch((await searchParams).q);
  const [site, hits] = await Promise.all([getSite(), searchDesk(scopes, asked)]);
  const t = await getTranslations("desk.search");
  const roles = scopes.map(({ role }) => role);
  const query = asked ? `?${new URLSearchParams({ q: asked })}` : "";
  return (
    <DeskFrame site={site} current="search" path={`/organize/search${query}`}>
      <div className={css.head}>
        <h1>{t("title")}</h1>
      </div>
      <SearchForm id="search" action={pathIn(await getLocale(), "/organize/search")} asked={asked} />
      {asked ? <Found asked={asked} hits={hits} /> : null}
      {asked && roles.some(canSeePeople) ? <AmongPeople asked={asked} /> : null}
      <Acts roles={roles} />
    </DeskFrame>
  );
}

function Found({ asked, hits }: { asked: string; hits: readonly Hit[] }) {
  const t = useTranslations("desk.search");
  const events = useTranslations("desk.events");
  const locale = useLocale();
  return (
    <section>
      <h2>{t("found", { count: hits.length, asked })}</h2>
      {hits.length ? (
        <ul>
          {hits.map(({ kind, id, title, isDraft, path }) => (
            <li key={id}>
              {path ? (
                <a href={pathIn(locale, path)}>
                  <LocalizedText value={title} mark />
                </a>
              ) : (
                <LocalizedText value={title} mark />
              )}{" "}
              <span className="meta">{t(`kinds.${kind}`)}</span>{" "}
              {isDraft ? <Tag tone="wait">{events("draft")}</Tag> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t("nothing")}</p>
      )}
    </section>
  );
}

/** The way to the list of people, which looks for names and addresses by itself. */
function AmongPeople({ asked }: { asked: string }) {
  const t = useTranslations("desk.search.live");
  const locale = useLocale();
  return (
    <p>
      <a href={pathIn(locale, `/organize/contacts?${new URLSearchParams({ q: asked })}`)}>
        {t(looksLikeAddress(asked) ? "address" : "people", { asked })}
      </a>
    </p>
  );
}

/** The ways to those pages that are there for one of these roles. */
function Acts({ roles }: { roles: readonly RoleName[] }) {
  const t = useTranslations("desk.search");
  const locale = useLocale();
  return (
    <section>
      <h2>{t("acts")}</h2>
      <ul>
        {actsOf(roles).map(({ act, path }) => (
          <li key={act}>
            <a href={pathIn(locale, path)}>{t(`act.${act}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
