import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { type Draft, formState } from "@/components/forms/draft";
import { Outside } from "@/components/organize/outside";
import { PlainForm } from "@/components/organize/plain-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ASKED_COOKIE } from "@/lib/auth/cookie";
import { getSite } from "@/lib/groups/site/queries";
import { findFormDraft, readFormDraft } from "@/lib/http/form-drafts/queries";
import { pathIn } from "@/lib/i18n/paths";

/** The address for which a mail was asked from this browser lately. */
async function askedFor(): Promise<string | undefined> {
  const asked = (await cookies()).get(ASKED_COOKIE)?.value;
  const email = asked ? (await findFormDraft(asked, new Date()))?.values.email : undefined;
  return typeof email === "string" ? email : undefined;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn.code"))((await askedFor()) ? "title" : "coldTitle") };
}

/** After asking for a way in: what to look for in the mail, and the field for its six digits. Opened cold: for who has a mail. */
export default async function SignInCodePage() {
  await connection();
  const [t, site, draft] = [await getTranslations("signIn.code"), await getSite(), await readFormDraft("sign-in-code")];
  const email = await askedFor();
  return (
    <Outside site={site} title={t(email ? "title" : "coldTitle")}>
      <CodeForm draft={draft} email={email} />
    </Outside>
  );
}

function CodeForm({ draft, email }: { draft: Draft; email: string | undefined }) {
  const t = useTranslations("signIn");
  const required = useTranslations("forms")("required");
  const locale = useLocale();
  const state = formState(draft, locale);
  const page = pathIn(locale, "/organize/sign-in");
  return (
    <>
      <p>{email ? t("code.sentTo", { email }) : t("code.cold")}</p>
      <PlainForm name="sign-in-code" action="/api/organize/sign-in/code" page={page} state={state}>
        {email ? (
          <input type="hidden" name="email" value={email} />
        ) : (
          <Field
            id="sign-in-code-email"
            name="email"
            type="email"
            autoComplete="email"
            label={t("email")}
            requiredMark={required}
            defaultValue={state.value("email")}
            error={state.error("email")}
          />
        )}
        <Field
          id="sign-in-code-code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          label={t("code.label")}
          help={t("code.help")}
          requiredMark={required}
          error={state.error("code")}
        />
        <Button look="main">{t("code.send")}</Button>
      </PlainForm>
      <p className="meta">
        {t(email ? "code.nothing" : "code.coldAsk")}{" "}
        <a href={pathIn(locale, "/organize")}>{t(email ? "code.again" : "code.coldAgain")}</a>.
      </p>
    </>
  );
}
