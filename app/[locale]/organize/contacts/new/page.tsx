import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { type FormState, formState } from "@/components/forms/draft";
import { IdentityFields } from "@/components/organize/contacts/contact-forms";
import { Refused } from "@/components/organize/contacts/said";
import { DeskFrame } from "@/components/organize/desk-frame";
import { Button } from "@/components/ui/button";
import { Choices } from "@/components/ui/choices";
import { Field, SelectField } from "@/components/ui/field";
import { requirePeople } from "@/lib/auth/require-organizer";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { listContactFilters } from "@/lib/contacts/desk/queries";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { plainText } from "@/lib/local-text";
import { writeDownPerson } from "@/lib/signups/actions";
import { CONSENT_ORIGINS } from "@/lib/signups/adding/schema";

type Query = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("add") };
}

/** A person typed in by hand, with how they agreed. */
export default async function NewContactPage({ searchParams }: { searchParams: Promise<Query> }) {
  await connection();
  const query = await searchParams;
  const scope = await requirePeople(readContactsAsk(query).group);
  const [site, choices] = await Promise.all([getSite(), listContactFilters(scope)]);
  const path = `/organize/contacts/new?group=${scope.groupId}`;
  return (
    <DeskFrame site={site} current="contacts" path={path}>
      <h1>{(await getTranslations("contacts"))("add")}</h1>
      <Refused reason={query.refused} />
      <AddForm
        group={scope.groupId}
        from={path}
        newsletters={choices?.newsletters ?? []}
        wanted={readContactsAsk(query).newsletter}
        state={formState(await readFormDraft(path), await getLocale())}
      />
    </DeskFrame>
  );
}

type Newsletters = NonNullable<Awaited<ReturnType<typeof listContactFilters>>>["newsletters"];

type AddProps = {
  group: string;
  from: string;
  newsletters: Newsletters;
  wanted: string | undefined;
  state: FormState;
};

function AddForm({ group, from, newsletters, wanted, state }: AddProps) {
  const t = useTranslations("contacts.new");
  const locale = useLocale();
  const required = useTranslations("forms")("required");
  return (
    <form action={writeDownPerson} className="sheet">
      <input type="hidden" name="group" value={group} />
      <input type="hidden" name="from" value={from} />
      <Field
        id="email"
        name="email"
        type="email"
        label={t("email")}
        requiredMark={required}
        autoComplete="off"
        defaultValue={state.value("email")}
        error={state.error("email")}
      />
      <IdentityFields state={state} />
      <Choices
        id="origin"
        name="origin"
        legend={`${t("origin")} (${required})`}
        options={CONSENT_ORIGINS.map((value) => ({ value, label: t(`origins.${value}`) }))}
        value={state.value("origin")}
        error={state.error("origin")}
      />
      <p className="help">{t("originHelp")}</p>
      {newsletters.length ? (
        <SelectField
          id="newsletter"
          name="newsletter"
          label={t("newsletter")}
          help={t("newsletterHelp")}
          defaultValue={state.value("newsletter") ?? wanted ?? ""}
        >
          <option value="">{t("noNewsletter")}</option>
          {newsletters.map(({ id, title }) => (
            <option key={id} value={id}>
              {plainText(title, locale)}
            </option>
          ))}
        </SelectField>
      ) : null}
      <Button look="main">{t("act")}</Button>
    </form>
  );
}
