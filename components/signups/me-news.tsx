import { useTranslations } from "next-intl";
import type { FormState } from "@/components/forms/draft";
import { Notice } from "@/components/ui/notice";

const DONE = [
  "confirmed",
  "refused",
  "going",
  "maybe",
  "waitlisted",
  "cancelled",
  "place_declined",
  "not_enough_places",
  "subscribed",
  "unsubscribed",
  "offer_withdrawn",
  "profile_saved",
  "devices_forgotten",
] as const;

/** What the last button did, or why it did nothing. `done` comes from the address: only known words are read. */
export function MeNews({ done, state }: { done: string | undefined; state: FormState }) {
  const t = useTranslations("me");
  const word = DONE.find((known) => known === done);
  if (state.errors.length > 0)
    return (
      <Notice tone="off" role="alert" title={t("refused")} id="form-me">
        <ul>
          {state.errors.map(({ field, sentence }) => (
            <li key={field}>{field === "form" ? sentence : <a href={`#me-${field}`}>{sentence}</a>}</li>
          ))}
        </ul>
      </Notice>
    );
  if (!word) return null;
  return (
    <Notice tone={word === "not_enough_places" || word === "waitlisted" ? "wait" : "ok"} role="status">
      <p>{t(`done.${word}`)}</p>
    </Notice>
  );
}
