import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ContactFilters } from "@/components/organize/contacts/contact-filters";
import { ContactTable } from "@/components/organize/contacts/contact-table";
import { Refused } from "@/components/organize/contacts/said";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { UndoBar } from "@/components/organize/undo-bar";
import { ButtonLink } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { listScopeGroups } from "@/lib/auth/queries";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { canSeePeople } from "@/lib/auth/rules";
import { undoTags } from "@/lib/contacts/actions";
import { type ContactsAsk, contactsQuery, isFiltered, readContactsAsk } from "@/lib/contacts/desk/filter";
import { seeContacts } from "@/lib/contacts/desk/people";
import { type ContactPage, countContacts, listContactFilters, nameWanted } from "@/lib/contacts/desk/queries";
import { findTagChange, type TagChange } from "@/lib/contacts/tags/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";

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
  const [site, groups, choices, total, change, page] = await Promise.all([
    getSite(),
    listScopeGroups(scopes.filter(({ role }) => canSeePeople(role))),
    listContactFilters(scope),
    countContacts(scope, asked),
    findTagChange(scope, String(query.undo ?? ""), now),
    seeContacts(scope, asked, now),
  ]);
  if (!choices || !page) return null;
  const here = { ...asked, group: scope.groupId };
  const zone = groups.find(({ id }) => id === scope.groupId)?.timeZone ?? "Europe/Paris";
  const list = { people: page.people, asked: here, groupId: scope.groupId, zone, tags: choices.tags };
  return (
    <DeskFrame site={site} current="contacts" path={`/organize/contacts${contactsQuery(asked)}`}>
      <Head total={nameWanted(asked) ? null : (total ?? 0)} groupId={scope.groupId} />
      <Refused reason={query.refused} />
      {query.done === "erased" ? <Erased /> : null}
      {change ? <TagsChanged change={change} asked={here} /> : null}
      <ContactFilters asked={here} choices={choices} groups={groups} />
      {page.people.length ? (
        <ContactTable {...list} total={nameWanted(asked) ? null : total} />
      ) : (
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
        {total === null ? null : <p className="meta">{t("count", { count: total })}</p>}
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

function TagsChanged({ change, asked }: { change: TagChange; asked: ContactsAsk }) {
  const t = useTranslations("contacts.tagged");
  const { id, tag, count, undone, undoable, added } = change;
  const from = `/organize/contacts${contactsQuery(asked)}`;
  const words = undone ? t("undone", { tag }) : t(added ? "given" : "taken", { tag, count });
  return (
    <UndoBar act={undoable ? undoTags : undefined} fields={{ group: asked.group ?? "", undo: id, from }}>
      {words}
    </UndoBar>
  );
}

function Erased() {
  return <UndoBar>{useTranslations("contacts.done")("erased")}</UndoBar>;
}

function Empty({ asked }: { asked: ContactsAsk }) {
  return <p>{useTranslations("contacts.empty")(isFiltered(asked) || asked.after ? "filtered" : "none")}</p>;
}

/** How far a search by name has come, and the way on. */
function Further({ page, asked }: { page: ContactPage; asked: ContactsAsk }) {
  const t = useTranslations("contacts.pages");
  const list = pathIn(useLocale(), "/organize/contacts");
  const to = (after: string | undefined) => `${list}${contactsQuery({ ...asked, after })}`;
  return (
    <>
      {page.scanned === null ? null : <p className="meta">{t("scanned", { count: page.scanned })}</p>}
      <Pager
        label={t("label")}
        before={asked.after ? { href: to(undefined), label: t("first") } : null}
        after={page.next ? { href: to(page.next), label: t(page.scanned === null ? "next" : "goOn") } : null}
      />
    </>
  );
}
