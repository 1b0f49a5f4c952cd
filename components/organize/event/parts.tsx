import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { Fold } from "@/components/organize/fold";
import { ProveFirst } from "@/components/organize/prove-first";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { forgetAddress, putBack, renewLink } from "@/lib/events/actions";
import type { PartLine, PartState } from "@/lib/events/parts/queries";
import { partName, type Wording } from "@/lib/events/parts/rules";
import { urlIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { dayOf, formatDate } from "@/lib/time";
import { CopyLink, MailPartForm } from "./part-acts";

type Props = { eventId: string; parts: readonly (PartLine | PartState)[]; timeZone: string; over: boolean };

const TONES = { INVITED: "wait", CONFIRMED: "ok", DECLINED: "off" } as const;

/** Who speaks and takes part, each with their answer; with the second factor, their own link and message. */
export function Parts({ eventId, parts, timeZone, over, proved }: Props & { proved: boolean }) {
  const t = useTranslations("desk.parts");
  return (
    <section id="answers">
      <h2>{t("title")}</h2>
      <p>{parts.length ? t(over ? "over" : "lead") : t("empty")}</p>
      {parts.length && !proved ? <ProveFirst what="parts" to={`/organize/events/${eventId}`} /> : null}
      {parts.length ? (
        <ul className={css.sessions}>
          {parts.map((part) => (
            <PartItem key={part.id} part={part} eventId={eventId} timeZone={timeZone} over={over} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function PartItem({ part, eventId, timeZone, over }: Omit<Props, "parts"> & { part: PartLine | PartState }) {
  const t = useTranslations("desk.parts");
  const states = useTranslations("desk.programme.states");
  const locale = useLocale();
  const { state, session, answeredAt, linkMailedAt } = part;
  const own = "token" in part ? part : null;
  const name = useName(part);
  const on = (at: Date) => formatDate(dayOf(at, timeZone), locale);
  const facts = [
    answeredAt && t("answered", { when: on(answeredAt) }),
    linkMailedAt && t("mailedAt", { when: on(linkMailedAt) }),
  ].filter(Boolean);
  const told = (
    <>
      {name} <Tag tone={TONES[state]}>{states(state)}</Tag>{" "}
      <span className="meta">
        {session ? <LocalizedText value={session.title} /> : t("whole")}
        {facts.map((fact) => ` · ${fact}`)}
      </span>
    </>
  );
  return (
    <li>
      {own && !over ? (
        <Fold summary={told}>
          <PartLink eventId={eventId} part={own} name={name} />
        </Fold>
      ) : (
        <p>{told}</p>
      )}
      {own?.message ? <p className={css.text}>{t("said", { message: own.message })}</p> : null}
      {own ? <Corrected part={own} name={name} eventId={eventId} /> : null}
    </li>
  );
}

/** Their link: to copy, to mail, to replace. */
function PartLink({ eventId, part, name }: { eventId: string; part: PartLine; name: string }) {
  const t = useTranslations("desk.parts");
  const url = urlIn(useLocale(), `/part/${part.token}`);
  const input = { eventId, partId: part.id };
  return (
    <>
      <CopyLink label={t("link", { name })} id={`link-${part.id}`} url={url} />
      <MailPartForm {...input} hasAddress={part.hasAddress} />
      <div className="btns">
        {part.hasAddress ? (
          <ActButton act={forgetAddress} input={input} look="plain" label={t("forgetThis", { name })}>
            {t("forget")}
          </ActButton>
        ) : null}
        <ActButton act={renewLink} input={input} look="plain" label={t("renewThis", { name })}>
          {t("renew")}
        </ActButton>
      </div>
      <p className="meta">{t("renewHelp")}</p>
    </>
  );
}

/** What a correction replaced, and the button that brings it back. */
function Corrected({ part, name, eventId }: { part: PartLine; name: string; eventId: string }) {
  const t = useTranslations("desk.parts");
  const locale = useLocale();
  if (!part.before) return null;
  const said = ({ name, about, url }: Wording) => [name, plainText(about, locale), url].filter(Boolean).join(", ");
  return (
    <p className={css.text}>
      {t("corrected", { before: said(part.before) || t("nothing") })}{" "}
      <ActButton act={putBack} input={{ eventId, partId: part.id }} look="plain" label={t("undoThis", { name })}>
        {t("undo")}
      </ActButton>
    </p>
  );
}

function useName(part: PartState): string {
  const t = useTranslations("desk.parts");
  return partName(part, useLocale()) ?? t(part.kind === "speaker" ? "nobody" : "oneCollective");
}
