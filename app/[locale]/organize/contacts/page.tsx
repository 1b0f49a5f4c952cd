import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { BulkSaid } from "@/components/organize/contacts/bulk-said";
import { ContactFilters } from "@/components/organize/contacts/contact-filters";
import { ContactTable } from "@/components/organize/contacts/contact-table";
import { Refused } from "@/components/organize/contacts/said";
import { SearchProgress, searchesOn } from "@/components/organize/contacts/search-progress";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { UndoBar } from "@/components/organize/undo-bar";
import { ButtonLink } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { listScopeGroups } from "@/lib/auth/queries";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { canSeePeople } from "@/lib/auth/rules";
import { type ContactsAsk, contactsQuery, isFiltered, MOST_COUNTED, readContactsAsk } from "@/lib/contacts/desk/filter";
import { seeContacts } from "@/lib/contacts/desk/people";
import { type ContactPage, countContacts, listContactFilters, nameWanted } from "@/lib/contacts/desk/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { findBulkAct, listRunningActs } from "@/lib/signups/bulk/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("title") };
}

/** The people of a group: search, filters and page in the address, acts on many. Each look is put on record. */
export default async function ContactsPage({ searchParams }: Props) {
  await connection();
  const query = await searchParams;
  const asked = readContactsAsk(query);
  const scope = await requirePeople(asked.group);
  const { scopes } = await requireSignIn();
  const now = new Date();
  const [site, groups, choices, total, act, running, page] = await Promise.all([
    getSite(),
    listScopeGroups(scopes.filter(({ role }) => canSeePeople(role))),
    listContactFilters(scope),
    countContacts(scope, asked, nameWanted(asked) ? undefined : MOST_COUNTED + 1),
    findBulkAct([scope], String(query.undo ?? ""), now),
    listRunningActs(scope),
    seeContacts(scope, asked, now),
  ]);
  if (!choices || !page) return null;
  const here = { ...asked, group: scope.groupId };
  const zone = groups.find(({ id }) => id === scope.groupId)?.timeZone ?? "Europe/Paris";
  const list = { people: page.people, asked: here, groupId: scope.groupId, zone, ...choices };
  return (
    <DeskFrame site={site} current="contacts" path={`/organize/contacts${contactsQuery(asked)}`}>
      <Head total={nameWanted(asked) ? null : (total ?? 0)} groupId={scope.groupId} />
      <Refused reason={query.refused} />
      {query.done === "erased" ? <Erased /> : null}
      {act ? <BulkSaid act={act} from={`/organize/contacts${contactsQuery(here)}`} /> : null}
      <Running acts={running ?? []} />
      <ContactFilters asked={here} choices={choices} groups={groups} />
      <SearchProgress page={page} total={total ?? 0} list="/organize/contacts" asked={here} />
      {page.people.length ? (
        <ContactTable {...list} total={nameWanted(asked) ? null : total} />
      ) : searchesOn(page) ? null : (
        <Empty asked={asked} />
      )}
      <Further page={page} asked={here} />
    </DeskFrame>
  );
}

function Head({ total, groupId }: { total: number | null; groupId: string }) {
  const t = useTranslations("contacts");
  const locale = useLocale();
  return (
    <div className={css.head}>
      <div>
        <h1>{t("title")}</h1>
        {total === null ? null : (
          <p className="meta">
            {total > MOST_COUNTED ? t("countMany", { count: MOST_COUNTED }) : t("count", { count: total })}
          </p>
        )}
      </div>
      <div className="btns no-print">
        <ButtonLink small href={pathIn(locale, `/organize/subscribers?group=${groupId}`)}>
          {t("subscribers")}
        </ButtonLink>
        <ButtonLink look="main" href={pathIn(locale, `/organize/contacts/new?group=${groupId}`)}>
          {t("add")}
        </ButtonLink>
      </div>
    </div>
  );
}

/** What goes on by itself, and where its progress is seen. */
function Running({ acts }: { acts: readonly string[] }) {
  const t = useTranslations("contacts.bulk");
  const locale = useLocale();
  return acts.map((id) => (
    <p key={id} role="status">
      <a href={pathIn(locale, `/organize/contacts/bulk/${id}`)}>{t("seeRunning")}</a>
    </p>
  ));
}

function Erased() {
  return <UndoBar>{useTranslations("contacts.done")("erased")}</UndoBar>;
}

function Empty({ asked }: { asked: ContactsAsk }) {
  return <p>{useTranslations("contacts.empty")(isFiltered(asked) || asked.after ? "filtered" : "none")}</p>;
}

function Further({ page, asked }: { page: ContactPage; asked: ContactsAsk }) {
  const t = useTranslations("contacts.pages");
  const list = pathIn(useLocale(), "/organize/contacts");
  const to = (after: string | undefined) => `${list}${contactsQuery({ ...asked, after, found: undefined })}`;
  if (searchesOn(page)) return null;
  return (
    <Pager
      label={t("label")}
      before={asked.after ? { href: to(undefined), label: t("first") } : null}
      after={page.next ? { href: to(page.next), label: t(page.scanned === null ? "next" : "goOn") } : null}
    />
  );
}
