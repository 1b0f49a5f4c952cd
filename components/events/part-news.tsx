import { useTranslations } from "next-intl";
import type { FormState } from "@/components/forms/draft";
import { Notice } from "@/components/ui/notice";

const DONE = ["confirm", "decline", "corrected"] as const;

/** What the last button of a part's page did, or why it did nothing. `done` comes from the address: only known words are read. */
export function PartNews({ done, state }: { done: string | undefined; state: FormState }) {
  const t = useTranslations("part");
  const word = DONE.find((known) => known === done);
  if (state.errors.length > 0)
    return (
      <Notice tone="off" role="alert" title={t("refused")} id="form-part">
        <ul>
          {state.errors.map(({ field, sentence }) => (
            <li key={field}>{field === "form" ? sentence : <a href={`#part-${field}`}>{sentence}</a>}</li>
          ))}
        </ul>
      </Notice>
    );
  return word ? (
    <Notice tone="ok" role="status">
      <p>{t(`done.${word}`)}</p>
    </Notice>
  ) : null;
}
