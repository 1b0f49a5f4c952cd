import "../../../styles/desk.css";

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { type Draft, formState } from "@/components/forms/draft";
import { Outside } from "@/components/organize/outside";
import { PlainForm } from "@/components/organize/plain-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { isSetupToken, isWaitingForSetup } from "@/lib/auth/setup/queries";
import { DEFAULT_ACCENT, DEFAULT_ACCENT_DARK } from "@/lib/groups/schema";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("title"), robots: { index: false, follow: false } };
}

/** The first run of an empty instance, behind the link that start prints; gone once somebody organizes here. */
export default async function SetupPage({ params }: Props) {
  await connection();
  const { token } = await params;
  if (!isSetupToken(token) || !(await isWaitingForSetup())) notFound();
  const [t, draft] = [await getTranslations("setup"), await readFormDraft("setup")];
  return (
    <div className="desk">
      <Outside site={null} title={t("title")}>
        <p>{t("lead")}</p>
        <SetupForm token={token} draft={draft} />
      </Outside>
    </div>
  );
}

function SetupForm({ token, draft }: { token: string; draft: Draft }) {
  const t = useTranslations("setup");
  const required = useTranslations("forms")("required");
  const locale = useLocale();
  const state = formState(draft, locale);
  const field = (name: string) => ({
    id: `setup-${name}`,
    name,
    defaultValue: state.value(name),
    error: state.error(name),
  });
  return (
    <PlainForm name="setup" action="/api/organize/setup" page={pathIn(locale, `/setup/${token}`)} state={state}>
      <input type="hidden" name="token" value={token} />
      <h2>{t("group")}</h2>
      <Field {...field("groupName")} label={t("groupName")} requiredMark={required} autoComplete="organization" />
      <Field {...field("slug")} label={t("slug")} help={t("slugHelp")} autoCapitalize="none" />
      <Field {...field("city")} label={t("city")} autoComplete="address-level2" />
      <div className="pair">
        <Field
          {...field("accent")}
          type="color"
          defaultValue={state.value("accent") ?? DEFAULT_ACCENT}
          label={t("accent")}
          help={t("accentHelp")}
        />
        <Field
          {...field("accentDark")}
          type="color"
          defaultValue={state.value("accentDark") ?? DEFAULT_ACCENT_DARK}
          label={t("accentDark")}
          help={t("accentDarkHelp")}
        />
      </div>
      <h2>{t("you")}</h2>
      <Field {...field("name")} label={t("name")} autoComplete="nickname" />
      <Field
        {...field("email")}
        type="email"
        label={t("email")}
        help={t("emailHelp")}
        requiredMark={required}
        autoComplete="email"
      />
      <Button look="main">{t("send")}</Button>
    </PlainForm>
  );
}
