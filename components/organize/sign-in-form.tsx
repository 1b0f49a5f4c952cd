import { useLocale, useTranslations } from "next-intl";
import { type Draft, formState } from "@/components/forms/draft";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { pathIn } from "@/lib/i18n/paths";
import { PlainForm } from "./plain-form";

/** Asks for a mailed way in. */
export function SignInForm({ draft }: { draft: Draft }) {
  const locale = useLocale();
  const t = useTranslations("signIn");
  const state = formState(draft, locale);
  return (
    <PlainForm name="sign-in" action="/api/organize/sign-in" page={pathIn(locale, "/organize")} state={state}>
      <Field
        id="sign-in-email"
        name="email"
        type="email"
        autoComplete="email"
        label={t("email")}
        requiredMark={useTranslations("forms")("required")}
        defaultValue={state.value("email")}
        error={state.error("email")}
      />
      <Button look="main">{t("send")}</Button>
    </PlainForm>
  );
}
