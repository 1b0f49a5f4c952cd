import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { MergePreviewSheet } from "@/components/organize/contacts/merge-preview";
import { Refused } from "@/components/organize/contacts/said";
import { SearchProgress, searchesOn } from "@/components/organize/contacts/search-progress";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { type ContactsAsk, readContactsAsk } from "@/lib/contacts/desk/filter";
import { seeContacts } from "@/lib/contacts/desk/people";
import { type ContactPage, countContacts } from "@/lib/contacts/desk/queries";
import { seeContact } from "@/lib/contacts/story/people";
import { type ContactStory, findGroupOfContact } from "@/lib/contacts/story/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { seeMergePreview } from "@/lib/signups/merging/people";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.merging"))("title") };
}

/** Whom to merge one person with, then what a merge would leave, then the button. Each look is put on record. */
export default async function MergeContactPage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, query] = [await params, await searchParams];
  const { scopes } = await requireSignIn();
  const group = await findGroupOfContact(scopes, id);
  if (!group) notFound();
  const scope = await requirePeople(group);
  const now = new Date();
  const chosen = typeof query.with === "string" ? query.with : null;
  const asked = readContactsAsk({ q: query.q, after: query.after, found: query.found, group });
  const [site, preview, contact] = await Promise.all([
    getSite(),
    chosen ? seeMergePreview(scope, id, chosen, now) : null,
    chosen ? null : seeContact(scope, id, "contact.viewed", now),
  ]);
  if (chosen ? !preview : !contact) notFound();
  const found = contact && asked.q ? await seeContacts(scope, asked, now) : null;
  const total = found ? await countContacts(scope, asked) : null;
  return (
    <DeskFrame site={site} current="contacts" path={`/organize/contacts/${id}/merge`}>
      <h1>{(await getTranslations("contacts.merging"))("title")}</h1>
      <Refused reason={query.refused} />
      {preview ? <MergePreviewSheet preview={preview} group={group} /> : null}
      {contact ? <Search contact={contact} asked={asked} found={found} total={total ?? 0} /> : null}
    </DeskFrame>
  );
}

type SearchProps = { contact: ContactStory; asked: ContactsAsk; found: ContactPage | null; total: number };

function Search({ contact, asked, found, total }: SearchProps) {
  const t = useTranslations("contacts.merging");
  const locale = useLocale();
  const page = pathIn(locale, `/organize/contacts/${contact.id}`);
  const others = found?.people.filter(({ id }) => id !== contact.id) ?? [];
  return (
    <>
      <p>{t("lead", { name: contact.name ?? contact.email })}</p>
      <form method="get" action={`${page}/merge`} className={css.search}>
        <div className={css.inline}>
          <Field id="q" name="q" type="search" label={t("q")} defaultValue={asked.q} autoComplete="off" />
          <Button>{t("find")}</Button>
          <ButtonLink href={page}>{t("back")}</ButtonLink>
        </div>
      </form>
      {found ? (
        <SearchProgress page={found} total={total} list={`/organize/contacts/${contact.id}/merge`} asked={asked} />
      ) : null}
      {found && !searchesOn(found) && others.length === 0 ? <p role="status">{t("nobody")}</p> : null}
      <ul className={css.story}>
        {others.map(({ id, name, email }) => (
          <li key={id}>
            <a className={css.title} href={`${page}/merge?with=${id}`}>
              {name ?? email}
            </a>{" "}
            {name ? <span className="meta">{email}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
