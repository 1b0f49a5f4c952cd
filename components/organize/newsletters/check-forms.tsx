import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ends } from "@/components/organize/broadcast/ends";
import desk from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { errorSentence } from "@/lib/i18n/error-key";
import { LOCALES } from "@/lib/local-text";
import { HOLD_SECONDS, MANY } from "@/lib/newsletters/broadcasts/rules";
import { send, tryIssue } from "@/lib/newsletters/issues/actions";
import type { IssueCheck } from "@/lib/newsletters/issues/checks/queries";
import type { Finding } from "@/lib/newsletters/issues/checks/rules";
import { badAddresses } from "@/lib/newsletters/issues/schema";
import css from "./newsletters.module.css";

/** What stood in a form of this page that was refused. */
export type Typed = Record<string, unknown> | undefined;
type Of = { id: string; groupId: string; typed: Typed };

const said = (typed: Typed, name: string) => (typeof typed?.[name] === "string" ? (typed[name] as string) : undefined);

function PageForm({
  id,
  groupId,
  act,
  children,
}: Omit<Of, "typed"> & { act: (form: FormData) => Promise<void>; children: ReactNode }) {
  return (
    <form action={act}>
      <input type="hidden" name="group" value={groupId} />
      <input type="hidden" name="from" value={`/organize/newsletters/${id}/check`} />
      <input type="hidden" name="broadcast" value={id} />
      {children}
    </form>
  );
}

/** What was found, in sentences: what stands in the way, what might be meant otherwise, where links lead elsewhere. */
export function Findings({ check }: { check: IssueCheck }) {
  const t = useTranslations("issues.check");
  const { blocking, warnings, elsewhere, sizes } = check;
  const languages = useTranslations("desk.event");
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t("findings")}</h2>
      {blocking.length ? (
        <Notice tone="off" heading="h3" title={t("blocking")}>
          <Listed findings={blocking} />
        </Notice>
      ) : null}
      {warnings.length ? (
        <Notice tone="wait" heading="h3" title={t("warnings")}>
          <Listed findings={warnings} />
        </Notice>
      ) : null}
      {blocking.length || warnings.length ? null : <p>{t("fine")}</p>}
      <p className="meta">
        {sizes.map(({ locale, kilobytes }) => t("weighs", { language: languages(locale), kilobytes })).join(" ")}
      </p>
      {elsewhere.length ? (
        <details>
          <summary>{t("elsewhere", { count: elsewhere.length })}</summary>
          <ul className={css.found}>
            {elsewhere.map((url) => (
              <li key={url}>{url}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function Listed({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations("issues.check.about");
  return (
    <ul>
      {findings.map(({ about, locale, what = "" }) => (
        <li key={`${about} ${locale} ${what}`}>{t(about, { language: locale ?? "fr", what })}</li>
      ))}
    </ul>
  );
}

/** Each address that is none, by name with what it lacks; any other refusal of the field in its own words. */
function useAddressError(to = "", error?: string): string | undefined {
  const [t, locale] = [useTranslations("issues.check"), useLocale()];
  if (error === undefined) return undefined;
  const bad = badAddresses(to).map(({ address, reason }) =>
    t("badAddress", { address, why: errorSentence(`email.${reason}`, locale) }),
  );
  return bad.length ? bad.join(" ") : errorSentence(error, locale);
}

/** A test to oneself, or to up to five addresses; refused, all that was typed stands there still. */
export function TestForm({ id, groupId, typed, error }: Of & { error?: string }) {
  const t = useTranslations("issues.check");
  const languages = useTranslations("desk.event");
  const here = useLocale();
  return (
    <section>
      <h2>{t("test")}</h2>
      <PageForm id={id} groupId={groupId} act={tryIssue}>
        <SelectField id="language" name="language" label={t("language")} defaultValue={said(typed, "language") ?? here}>
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {languages(locale)}
            </option>
          ))}
        </SelectField>
        <TextField
          id="to"
          name="to"
          label={t("to")}
          help={t("toHelp")}
          rows={2}
          defaultValue={said(typed, "to")}
          error={useAddressError(said(typed, "to"), error)}
        />
        <Button look="plain">{t("sendTest")}</Button>
      </PageForm>
    </section>
  );
}

/** Whom it goes to, in whose name, and the two ways out: now, or later. */
export function SendForm({ id, groupId, typed, check, zone }: Of & { check: IssueCheck; zone: string }) {
  const t = useTranslations("issues.check");
  const words = useTranslations("desk.broadcast");
  const posts = useTranslations("desk.post");
  const { people, show, from, replyTo } = check;
  const count =
    people > MANY ? (
      <Field
        id="count"
        name="count"
        label={words("count")}
        help={words("countHelp", { count: people })}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={said(typed, "count")}
      />
    ) : null;
  return (
    <section>
      <h2>{t("send")}</h2>
      <p>
        {t("goesTo")} <strong>{words(`who.${show}`, { count: people })}</strong>.{" "}
        {check.cities.length ? `${t("about_cities", { cities: check.cities.join(", ") })} ` : null}
        {t("from", { from, replyTo: replyTo ?? "none" })}
      </p>
      {check.blocking.length ? (
        <p>{t("blocked")}</p>
      ) : (
        <PageForm id={id} groupId={groupId} act={send}>
          {count}
          <p className={`meta ${desk.before}`}>{t("hold", { seconds: HOLD_SECONDS })}</p>
          <Ends seenAt={check.seenAt} endsAt={check.endsAt} zone={zone} />
          <Button look="main" name="when" value="now">
            {t("now", { count: people })}
          </Button>
          <details open={Boolean(said(typed, "day"))}>
            <summary>{t("later")}</summary>
            <p className="meta">{posts("scheduleHelp", { zone })}</p>
            <Field id="day" name="day" type="date" label={posts("day")} defaultValue={said(typed, "day")} />
            <Field id="time" name="time" type="time" label={posts("time")} defaultValue={said(typed, "time")} />
            <Button name="when" value="later">
              {posts("schedule")}
            </Button>
          </details>
        </PageForm>
      )}
    </section>
  );
}
