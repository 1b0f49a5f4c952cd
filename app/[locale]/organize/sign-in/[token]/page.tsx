import type { Metadata } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { Outside } from "@/components/organize/outside";
import { PlainForm } from "@/components/organize/plain-form";
import { SignInForm } from "@/components/organize/sign-in-form";
import { Button } from "@/components/ui/button";
import { isSignInLinkOpen } from "@/lib/auth/sign-ins/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn.link"))("title") };
}

/** Where a mailed link leads: one button, whose post uses the link up. Opening the page changes nothing. */
export default async function SignInLinkPage({ params }: Props) {
  await connection();
  const { token } = await params;
  const [t, locale, site] = [await getTranslations("signIn.link"), await getLocale(), await getSite()];
  if (!(await isSignInLinkOpen(token, new Date()))) {
    return (
      <Outside site={site} title={t("oldTitle")}>
        <p>{t("old")}</p>
        <SignInForm draft={null} />
      </Outside>
    );
  }
  const page = pathIn(locale, `/organize/sign-in/${token}`);
  return (
    <Outside site={site} title={t("title")}>
      <p>{t("lead")}</p>
      <PlainForm name="sign-in-link" action="/api/auth/callback/email" page={page} bare>
        <input type="hidden" name="token" value={token} />
        <Button look="main">{t("button")}</Button>
      </PlainForm>
    </Outside>
  );
}
