import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ContactForm } from "@/components/organize/contacts/contact-forms";
import { Refused } from "@/components/organize/contacts/said";
import { DeskFrame } from "@/components/organize/desk-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { seeContact } from "@/lib/contacts/story/people";
import { type ContactStory, findGroupOfContact } from "@/lib/contacts/story/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { erasePerson } from "@/lib/signups/actions";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.erasing"))("title") };
}

/** What erasing one person at their request means, and the button that does it. */
export default async function EraseContactPage({ params, searchParams }: Props) {
  await connection();
  const { id } = await params;
  const { scopes } = await requireSignIn();
  const group = await findGroupOfContact(scopes, id);
  if (!group) notFound();
  const scope = await requirePeople(group);
  const [site, contact] = await Promise.all([getSite(), seeContact(scope, id, "contact.viewed", new Date())]);
  if (!contact) notFound();
  return (
    <DeskFrame site={site} current="contacts" path={`/organize/contacts/${id}/erase`}>
      <Refused reason={(await searchParams).refused} />
      <EraseForm contact={contact} group={group} />
    </DeskFrame>
  );
}

function EraseForm({ contact, group }: { contact: ContactStory; group: string }) {
  const t = useTranslations("contacts.erasing");
  const page = pathIn(useLocale(), `/organize/contacts/${contact.id}`);
  const name = contact.name ?? contact.email;
  return (
    <>
      <h1>{t("title")}</h1>
      <p>{t("lead", { name })}</p>
      <ul>
        {(["identity", "places", "letters", "counts", "elsewhere"] as const).map((what) => (
          <li key={what}>{t(what)}</li>
        ))}
      </ul>
      <ContactForm
        act={erasePerson}
        here={{ group, contact: contact.id, zone: "" }}
        fields={{ from: `/organize/contacts/${contact.id}/erase` }}
      >
        <Check id="sure" name="sure" required>
          {t("sure")}
        </Check>
        <div className="btns">
          <Button look="danger">{t("act")}</Button>
          <ButtonLink href={page}>{t("back")}</ButtonLink>
        </div>
      </ContactForm>
    </>
  );
}
