import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { BulkSaid } from "@/components/organize/contacts/bulk-said";
import { ContactNotes, ContactTags, EditIdentity, type Here } from "@/components/organize/contacts/contact-forms";
import { ContactConsents, ContactHistory, ContactTies } from "@/components/organize/contacts/contact-story";
import { Refused } from "@/components/organize/contacts/said";
import { Unwritable } from "@/components/organize/contacts/unwritable";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { UndoBar } from "@/components/organize/undo-bar";
import { ButtonLink } from "@/components/ui/button";
import { listScopeGroups } from "@/lib/auth/queries";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { bringNoteBack } from "@/lib/contacts/actions";
import { listContactFilters } from "@/lib/contacts/desk/queries";
import { seeContact } from "@/lib/contacts/story/people";
import { type ContactStory, findGroupOfContact } from "@/lib/contacts/story/queries";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";
import { separatePeople } from "@/lib/signups/actions";
import { type BulkAct, findBulkAct } from "@/lib/signups/bulk/queries";
import { findMerge } from "@/lib/signups/merging/queries";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("one") };
}

/** One person's whole story with the group. Each look is put on record. */
export default async function ContactPage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, query] = [await params, await searchParams];
  const { scopes } = await requireSignIn();
  const group = await findGroupOfContact(scopes, id);
  if (!group) notFound();
  const scope = await requirePeople(group);
  const now = new Date();
  const [site, [own], filters, act, merge, contact] = await Promise.all([
    getSite(),
    listScopeGroups([scope]),
    listContactFilters(scope),
    findBulkAct([scope], String(query.undo ?? ""), now),
    findMerge(scope, String(query.undo ?? ""), now),
    seeContact(scope, id, "contact.viewed", now),
  ]);
  if (!contact) notFound();
  const here = { group, contact: id, zone: own?.timeZone ?? "Europe/Paris" };
  return (
    <DeskFrame site={site} current="contacts" path={`/organize/contacts/${id}`}>
      <Head contact={contact} />
      <Refused reason={query.refused} />
      <Done query={query} act={act} separable={merge?.undoable ?? false} here={here} />
      <Unwritable contact={contact} here={here} />
      <Identity contact={contact} />
      <EditIdentity contact={contact} here={here} draft={await readFormDraft(`/organize/contacts/${contact.id}`)} />
      <ContactTags tags={contact.tags} here={here} known={filters?.tags ?? []} />
      <ContactNotes notes={contact.notes} here={here} />
      <ContactTies contact={contact} zone={here.zone} />
      <ContactConsents contact={contact} zone={here.zone} />
      <ContactHistory contact={contact} zone={here.zone} />
    </DeskFrame>
  );
}

function Head({ contact }: { contact: ContactStory }) {
  const t = useTranslations("contacts");
  const locale = useLocale();
  return (
    <div className={css.head}>
      <div>
        <h1>{contact.name ?? contact.email}</h1>
      </div>
      <div className="btns no-print">
        <ButtonLink small href={pathIn(locale, "/organize/contacts")}>
          {t("back")}
        </ButtonLink>
        <ButtonLink small href={`/api/organize/contacts/${contact.id}/export`} download>
          {t("export")}
        </ButtonLink>
        <ButtonLink small href={pathIn(locale, `/organize/contacts/${contact.id}/merge`)}>
          {t("merge")}
        </ButtonLink>
        <ButtonLink small href={pathIn(locale, `/organize/contacts/${contact.id}/erase`)}>
          {t("erase")}
        </ButtonLink>
      </div>
    </div>
  );
}

const DONE = [
  "saved",
  "noted",
  "note_deleted",
  "note_restored",
  "added",
  "known",
  "merged",
  "separated",
  "tried_again",
] as const;

/** What was just done, and how to take it back. */
function Done({ query, act, separable, here }: { query: Query; act: BulkAct | null; separable: boolean; here: Here }) {
  const t = useTranslations("contacts");
  const fields = { group: here.group, from: `/organize/contacts/${here.contact}` };
  if (act) return <BulkSaid act={act} from={fields.from} />;
  const done = DONE.find((each) => each === query.done);
  if (!done) return null;
  const undo = String(query.undo ?? "");
  const back = done === "note_deleted" ? bringNoteBack : done === "merged" && separable ? separatePeople : undefined;
  return (
    <UndoBar act={back} fields={{ ...fields, contact: here.contact, note: undo, undo }}>
      {t(`done.${done}`)}
    </UndoBar>
  );
}

function Identity({ contact: { email, phone, postcode, locale } }: { contact: ContactStory }) {
  const t = useTranslations("contacts.identity");
  const known = [
    [
      "email",
      <a key="email" href={`mailto:${email}`}>
        {email}
      </a>,
    ],
    [
      "phone",
      phone && (
        <a key="phone" href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>
          {phone}
        </a>
      ),
    ],
    ["postcode", postcode],
    ["language", locale && t(locale as "fr")],
  ] as const;
  return (
    <dl className={css.facts}>
      {known.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
