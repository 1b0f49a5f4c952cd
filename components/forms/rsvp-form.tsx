import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import { Choices } from "@/components/ui/choices";
import { Field, SelectField } from "@/components/ui/field";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { type Draft, formState } from "./draft";
import { KeptNote } from "./parts";
import { PublicForm } from "./public-form";

export type RsvpFormEvent = {
  slug: string;
  maxGuests: number;
  /** No place is left: a yes asks for the waiting list. */
  full: boolean;
};

/**
 * Answers an event: one required field. `newsletter` offers a box, unticked: coming is not subscribing. `known` fills in
 * who asked to be remembered on this device.
 */
export function RsvpForm({
  event,
  newsletter,
  known,
  draft,
}: {
  event: RsvpFormEvent;
  newsletter: { title: unknown; group: unknown } | null;
  known?: { email: string; name: string | null } | null;
  draft: Draft;
}) {
  const locale = useLocale();
  const t = useTranslations("forms");
  const consent = useTranslations("consent");
  const state = formState(draft, locale);
  const page = pathIn(locale, `/events/${event.slug}`);
  return (
    <PublicForm
      name="rsvp"
      action={`/api/public/events/${event.slug}/rsvps`}
      page={page}
      thanks={`${page}/thanks`}
      state={state}
    >
      <Choices
        id="rsvp-answer"
        name="answer"
        legend={t("rsvp.answer.legend")}
        options={(["yes", "maybe", "no"] as const).map((value) => ({ value, label: t(`rsvp.answer.${value}`) }))}
        value={state.value("answer") ?? "yes"}
        error={state.error("answer")}
      />
      <Field
        id="rsvp-email"
        name="email"
        type="email"
        autoComplete="email"
        label={t("email.label")}
        requiredMark={t("required")}
        help={t("rsvp.emailHelp")}
        defaultValue={state.value("email") ?? known?.email}
        error={state.error("email")}
      />
      <Field
        id="rsvp-name"
        name="name"
        autoComplete="nickname"
        label={t("name.label")}
        defaultValue={state.value("name") ?? known?.name ?? undefined}
        error={state.error("name")}
      />
      {event.maxGuests > 0 ? (
        <SelectField
          id="rsvp-guests"
          name="guests"
          label={t("rsvp.guests.label")}
          defaultValue={state.value("guests")}
          error={state.error("guests")}
        >
          {[...new Array(event.maxGuests + 1).keys()].map((count) => (
            <option key={count} value={count}>
              {t("rsvp.guests.count", { count })}
            </option>
          ))}
        </SelectField>
      ) : null}
      {newsletter ? (
        <Check id="rsvp-subscribe" name="subscribe" checked={state.value("subscribe") === "on"}>
          {consent("newsletter", {
            newsletter: plainText(newsletter.title, locale),
            group: plainText(newsletter.group, locale),
          })}
        </Check>
      ) : null}
      <Button look="main">{t(event.full ? "rsvp.sendFull" : "rsvp.send")}</Button>
      <p className="meta">{consent("event")}</p>
      <KeptNote href={pathIn(locale, "/privacy")} />
    </PublicForm>
  );
}
