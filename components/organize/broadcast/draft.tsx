import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextField } from "@/components/ui/field";
import { LOCALES, type Locale, localText } from "@/lib/local-text";
import { keepMessage, sendMessage, tryMessage } from "@/lib/newsletters/broadcasts/actions";
import type { DeskBroadcast } from "@/lib/newsletters/broadcasts/queries";
import { HOLD_SECONDS, MANY } from "@/lib/newsletters/broadcasts/rules";
import { Ends } from "./ends";

/** `typed` is what stood in a form that was refused. */
type Shown = { broadcast: DeskBroadcast; groupId: string; typed?: Record<string, unknown> };

const text = (typed: Shown["typed"], name: string) =>
  typeof typed?.[name] === "string" ? (typed[name] as string) : undefined;
export type Preview = { subject: string; text: string; name: string | null; locale: Locale } | null;

/** The fields that every form of a message's page carries. */
export function MessageForm({
  broadcast,
  groupId,
  act,
  children,
}: Shown & { act: (form: FormData) => Promise<void>; children: ReactNode }) {
  return (
    <form action={act}>
      <input type="hidden" name="group" value={groupId} />
      <input type="hidden" name="from" value={`/organize/broadcasts/${broadcast.id}`} />
      <input type="hidden" name="broadcast" value={broadcast.id} />
      {children}
    </form>
  );
}

/** What a message says, in one language or both. */
export function Words({ broadcast, groupId, typed }: Shown) {
  const t = useTranslations("desk.broadcast");
  const desk = useTranslations("desk.event");
  const [subject, words] = [localText(broadcast.subject), localText(broadcast.words)];
  return (
    <MessageForm broadcast={broadcast} groupId={groupId} act={keepMessage}>
      <p className="meta">{t("languages")}</p>
      <div className="pair">
        {LOCALES.map((locale) => {
          const suffix = locale === "fr" ? "Fr" : "En";
          return (
            <div key={locale}>
              <Field
                id={`subject${suffix}`}
                name={`subject${suffix}`}
                label={`${t("subject")} (${desk(locale)})`}
                lang={locale}
                maxLength={120}
                defaultValue={text(typed, `subject${suffix}`) ?? subject[locale]}
              />
              <TextField
                id={`words${suffix}`}
                name={`words${suffix}`}
                label={`${t("words")} (${desk(locale)})`}
                lang={locale}
                rows={10}
                maxLength={10_000}
                defaultValue={text(typed, `words${suffix}`) ?? words[locale]}
              />
            </div>
          );
        })}
      </div>
      <Button small>{t("keep")}</Button>
    </MessageForm>
  );
}

/** The message as one of its readers will get it. */
export function PreviewOf({ preview }: { preview: NonNullable<Preview> }) {
  const t = useTranslations("desk.broadcast");
  return (
    <section>
      <h2>{t("preview")}</h2>
      <p className="meta">{t("previewOf", { name: preview.name ?? "none" })}</p>
      <div className="notice" lang={preview.locale}>
        <p>
          <strong>{preview.subject}</strong>
        </p>
        <p style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>{preview.text}</p>
      </div>
    </section>
  );
}

/** The way out: a test to oneself, then the whole. */
export function SendForms({ broadcast, groupId, typed, timeZone }: Shown & { timeZone: string }) {
  const t = useTranslations("desk.broadcast");
  const { people, show } = broadcast;
  return (
    <section>
      <h2>{t("sendTitle")}</h2>
      <MessageForm broadcast={broadcast} groupId={groupId} act={tryMessage}>
        <Button look="plain" small>
          {t("test")}
        </Button>
      </MessageForm>
      <MessageForm broadcast={broadcast} groupId={groupId} act={sendMessage}>
        <p>
          {t("goesTo")} <strong>{t(`who.${show}`, { count: people })}</strong>. {t("hold", { seconds: HOLD_SECONDS })}
        </p>
        <Ends seenAt={broadcast.seenAt} endsAt={broadcast.endsAt} zone={timeZone} />
        {people > MANY ? (
          <Field
            id="count"
            name="count"
            label={t("count")}
            help={t("countHelp", { count: people })}
            inputMode="numeric"
            defaultValue={text(typed, "count")}
          />
        ) : null}
        <Button look="main">{t("send", { count: people })}</Button>
      </MessageForm>
    </section>
  );
}
