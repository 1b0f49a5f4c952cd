import type { Metadata } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { formState } from "@/components/forms/draft";
import { Outside } from "@/components/organize/outside";
import { PlainForm } from "@/components/organize/plain-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { findInvitation } from "@/lib/settings/invitations/queries";
import { roleFor } from "@/lib/settings/roles/rules";
import { after, dayOf, formatDate } from "@/lib/time";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title") };
}

/** Where a mailed invitation leads: what is offered, and one button. Opening the page changes nothing. */
export default async function InvitationPage({ params }: Props) {
  await connection();
  const { token } = await params;
  const [t, locale, site] = [await getTranslations("invitation"), await getLocale(), await getSite()];
  const found = await findInvitation(token, new Date());
  if (!found) {
    return (
      <Outside site={site} title={t("oldTitle")}>
        <p>{t("old")}</p>
      </Outside>
    );
  }
  const [roles, state] = [await getTranslations("desk.roles"), formState(await readFormDraft("invitation"), locale)];
  const { role, doors, roleEndsAt, group } = found;
  const { key, events } = roleFor(role, doors, locale);
  return (
    <Outside site={site} title={t("title")}>
      <p>{t("lead", { group: plainText(group.name, locale), role: roles(`for.${key}`, { events }) })}</p>
      {roleEndsAt ? (
        <p>{t("until", { date: formatDate(dayOf(after(roleEndsAt, -1), group.timeZone), locale) })}</p>
      ) : null}
      <PlainForm
        name="invitation"
        action="/api/organize/invitation"
        page={pathIn(locale, `/organize/invitation/${token}`)}
        state={state}
      >
        <input type="hidden" name="token" value={token} />
        <Field
          id="invitation-name"
          name="name"
          label={t("name")}
          help={t("nameHelp")}
          autoComplete="nickname"
          defaultValue={state.value("name")}
          error={state.error("name")}
        />
        <Button look="main">{t("button")}</Button>
      </PlainForm>
    </Outside>
  );
}
