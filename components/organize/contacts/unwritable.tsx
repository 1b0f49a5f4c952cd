import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { tryAgain } from "@/lib/contacts/actions";
import type { ContactStory } from "@/lib/contacts/story/queries";
import { ContactForm, type Here } from "./contact-forms";
import { useDay } from "./contact-story";

/** That no message to many goes to a person any more, since when and why, and the button that tries their address again. */
export function Unwritable({ contact: { unwritable }, here }: { contact: ContactStory; here: Here }) {
  const t = useTranslations("contacts.unwritable");
  const day = useDay(here.zone);
  if (!unwritable) return null;
  const { at, refused } = unwritable;
  return (
    <Notice tone="off" title={t("title")}>
      <p>{t(refused ? "refused" : "unwanted", { date: day(at) })}</p>
      {refused ? (
        <ContactForm act={tryAgain} here={here}>
          <Button small>{t("again")}</Button>
        </ContactForm>
      ) : null}
    </Notice>
  );
}
