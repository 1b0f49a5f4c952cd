import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { formState } from "@/components/forms/draft";
import { GivePasskey } from "@/components/organize/give-passkey";
import { Outside } from "@/components/organize/outside";
import { PlainForm } from "@/components/organize/plain-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { hasProved, requireSignIn } from "@/lib/auth/require-organizer";
import { knownPasskeys } from "@/lib/auth/second-factor/passkeys/queries";
import { passkeyParty } from "@/lib/auth/second-factor/passkeys/rules";
import { env } from "@/lib/env";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { deskPath } from "@/lib/http/own-path";
import { pathIn } from "@/lib/i18n/paths";
import { isDemo } from "@/lib/mail/queries";

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("secondFactor"))("title") };
}

/** Before people's data: the second factor, once per sign-in; who has none is led to set it up. */
export default async function SecondFactorPage({ searchParams }: Props) {
  await connection();
  const [organizer, locale, { to: asked }] = await Promise.all([requireSignIn(), getLocale(), searchParams]);
  const to = deskPath(asked);
  if (hasProved(organizer)) redirect(pathIn(locale, to));
  const [t, forms, site, demo] = [
    await getTranslations("secondFactor"),
    await getTranslations("forms"),
    await getSite(),
    await isDemo(),
  ];
  const state = formState(await readFormDraft("second-factor"), locale);
  const page = pathIn(locale, `/organize/second-factor?to=${encodeURIComponent(to)}`);
  const form = { name: "second-factor", action: "/api/organize/second-factor", page };
  const byPasskey = passkeyParty(env().publicUrl) !== null && (await knownPasskeys(organizer.id)).length > 0;
  const setUp = organizer.factor === "due";
  return (
    <Outside site={site} title={t("title")}>
      <p>{t(byPasskey ? "leadPasskey" : setUp ? "lead" : "none")}</p>
      {byPasskey ? (
        <GivePasskey to={pathIn(locale, to)} words={{ give: t("passkey"), cancelled: t("cancelled") }} />
      ) : null}
      {setUp ? (
        <PlainForm {...form} state={state}>
          <input type="hidden" name="to" value={to} />
          <Field
            id="second-factor-code"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            maxLength={20}
            label={t("code")}
            help={t("codeHelp")}
            requiredMark={forms("required")}
            error={state.error("code")}
          />
          <Button look="main">{t("give")}</Button>
        </PlainForm>
      ) : (
        <p>
          <ButtonLink look="main" href={pathIn(locale, `/organize/settings/sign-in?to=${encodeURIComponent(to)}`)}>
            {t("setUp")}
          </ButtonLink>
        </p>
      )}
      {demo && !setUp ? (
        <PlainForm {...form} bare>
          <p className="meta">{t("demo")}</p>
          <input type="hidden" name="to" value={to} />
          <Button look="plain" name="act" value="later">
            {t("later")}
          </Button>
        </PlainForm>
      ) : null}
      <p>
        <a href={pathIn(locale, "/organize")}>{t("back")}</a>
      </p>
    </Outside>
  );
}
