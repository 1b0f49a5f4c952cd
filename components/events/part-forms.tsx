import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FormState } from "@/components/forms/draft";
import { Button } from "@/components/ui/button";
import { Field, TextField } from "@/components/ui/field";
import type { Part } from "@/lib/events/parts/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";

type Props = { part: Part; token: string; state: FormState };

/** A plain form of a part's own page: posts below /api/public/parts/<token> and leads back there. */
function PartForm({ token, path, children }: { token: string; path: string; children: ReactNode }) {
  const locale = useLocale();
  return (
    <form className="narrow" method="post" action={`/api/public/parts/${token}/${path}`}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="from" value={pathIn(locale, `/part/${token}`)} />
      {children}
    </form>
  );
}

/** Yes or no, with a line to the organizers. */
export function PartAnswer({ part, token, state }: Props) {
  const t = useTranslations("part.answer");
  return (
    <section id="answer">
      <h2>{t("title")}</h2>
      <p>{t("lead")}</p>
      <PartForm token={token} path="answer">
        <TextField
          id="part-message"
          name="message"
          rows={2}
          label={t("message")}
          help={t("messageHelp")}
          defaultValue={state.value("message") ?? part.message ?? undefined}
          error={state.error("message")}
        />
        <div className="btns">
          <Button look="main" name="answer" value="confirm">
            {t("confirm")}
          </Button>
          <Button look="plain" name="answer" value="decline">
            {t("decline")}
          </Button>
        </div>
      </PartForm>
    </section>
  );
}

/** What people read of them, and the means to correct it. */
export function PartWording({ part, token, state }: Props) {
  const t = useTranslations("part.wording");
  const { kind, name, about, url, collective, event } = part;
  const nameHelp =
    kind === "speaker"
      ? t("nameHelpSpeaker")
      : collective
        ? t("nameHelpParticipation", { name: collective.name })
        : t("nameHelpUnnamed");
  const field = (key: "name" | "aboutFr" | "aboutEn" | "url", value: string | null | undefined) => ({
    id: `part-${key}`,
    name: key,
    label: t(key),
    defaultValue: state.value(key) ?? value ?? undefined,
    error: state.error(key),
  });
  return (
    <section id="wording">
      <h2>{t("title")}</h2>
      <p>
        {t("now")} <strong>{useAnnounced(part)}</strong>
      </p>
      <p>{t(event.publishedAt ? "lead" : "leadDraft")}</p>
      <PartForm token={token} path="wording">
        <Field {...field("name", name ?? (kind === "participation" ? collective?.name : null))} help={nameHelp} />
        <Field {...field("aboutFr", about.fr)} help={t("aboutHelp")} />
        <Field {...field("aboutEn", about.en)} help={t("aboutHelp")} />
        <Field {...field("url", url)} type="url" help={t("urlHelp")} />
        <Button>{t("save")}</Button>
      </PartForm>
    </section>
  );
}

/** As the event's page names them, in one line. */
function useAnnounced({ kind, name, about, collective, state }: Part): string {
  const t = useTranslations("part.wording");
  const own = plainText(about, useLocale());
  if (state === "DECLINED") return t("hidden");
  if (kind === "participation") return [name ?? collective?.name, own].filter(Boolean).join(", ") || t("nobody");
  const person = [name, own].filter(Boolean).join(", ") || t("nobody");
  return collective ? `${person} (${collective.name})` : person;
}
