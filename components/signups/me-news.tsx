import { useTranslations } from "next-intl";
import type { FormState } from "@/components/forms/draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { MeForm } from "./me-form";

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
  "pace_monthly",
  "pace_all",
  "mails_stopped",
  "group_stopped",
  "mails_resumed",
  "all_stopped",
  "stop_taken_back",
  "offer_withdrawn",
  "profile_saved",
  "devices_forgotten",
] as const;

type Props = { done: string | undefined; state: FormState; token: string; undoable: boolean };

/** What a button ended that one more takes back. */
const STOPS = new Set(["unsubscribed", "mails_stopped", "group_stopped", "all_stopped"]);

/** What the last button did, or why it did nothing. `done` comes from the address: only known words are read. */
export function MeNews({ done, state, token, undoable }: Props) {
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
      {undoable && STOPS.has(word) ? (
        <MeForm token={token} path="mails">
          <Button look="plain" name="act" value="resume">
            {t("undo")}
          </Button>
        </MeForm>
      ) : null}
    </Notice>
  );
}
