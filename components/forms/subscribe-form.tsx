import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import { Field, SelectField } from "@/components/ui/field";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { type Draft, formState } from "./draft";
import { KeptNote } from "./parts";
import { PublicForm } from "./public-form";

export type NewsletterChoice = { slug: string; title: unknown; group: unknown };

/** Subscribes to a newsletter: an address, a consent in words, and the mail that asks again. */
export function SubscribeForm({ newsletters, draft }: { newsletters: readonly NewsletterChoice[]; draft: Draft }) {
  const locale = useLocale();
  const t = useTranslations("forms");
  const consent = useTranslations("consent");
  const state = formState(draft, locale);
  const [only, another] = newsletters;
  const title = only && !another ? plainText(only.title, locale) : t("subscription.chosen");
  return (
    <PublicForm
      name="subscription"
      action="/api/public/subscriptions"
      page={pathIn(locale, "/newsletter")}
      thanks={pathIn(locale, "/newsletter/thanks")}
      state={state}
    >
      {another ? (
        <SelectField
          id="subscription-newsletter"
          name="newsletter"
          label={t("subscription.which")}
          defaultValue={state.value("newsletter")}
          error={state.error("newsletter")}
        >
          {newsletters.map((newsletter) => (
            <option key={newsletter.slug} value={newsletter.slug}>
              {plainText(newsletter.title, locale)}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="newsletter" value={only?.slug ?? ""} />
      )}
      <Field
        id="subscription-email"
        name="email"
        type="email"
        autoComplete="email"
        label={t("email.label")}
        requiredMark={t("required")}
        help={t("subscription.emailHelp")}
        defaultValue={state.value("email")}
        error={state.error("email")}
      />
      <Field
        id="subscription-name"
        name="name"
        autoComplete="nickname"
        label={t("name.label")}
        defaultValue={state.value("name")}
        error={state.error("name")}
      />
      <Check
        id="subscription-consent"
        name="consent"
        checked={state.value("consent") === "on"}
        error={state.error("consent")}
        required
      >
        {consent("newsletter", { newsletter: title, group: only ? plainText(only.group, locale) : "" })} (
        {t("required")})
      </Check>
      <Button look="main">{t("subscription.send")}</Button>
      <KeptNote href={pathIn(locale, "/privacy")} />
    </PublicForm>
  );
}
