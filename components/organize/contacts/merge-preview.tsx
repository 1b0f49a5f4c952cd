import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button, ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Notice } from "@/components/ui/notice";
import { refusalSentence } from "@/lib/i18n/error-key";
import { pathIn } from "@/lib/i18n/paths";
import { mergePeople } from "@/lib/signups/actions";
import type { MergePreview } from "@/lib/signups/merging/queries";
import { formatDate } from "@/lib/time";
import { ContactForm } from "./contact-forms";

/** What a merge would leave of two people, line by line, and the button that does it; or why it must be the other way round. */
export function MergePreviewSheet({ preview, group }: { preview: MergePreview; group: string }) {
  const t = useTranslations("contacts.merging");
  const locale = useLocale();
  const { keep, drop, refused } = preview;
  const page = pathIn(locale, `/organize/contacts/${keep.id}`);
  const turned = pathIn(locale, `/organize/contacts/${drop.id}/merge?with=${keep.id}`);
  const from = `/organize/contacts/${keep.id}/merge?with=${drop.id}`;
  return (
    <>
      <p>{t("becomes", { keep: keep.email, drop: drop.email })}</p>
      {refused ? (
        <Notice tone="wait" title={t("otherWay")}>
          <p>{refusalSentence(refused, locale)}</p>
        </Notice>
      ) : (
        <Kept preview={preview} />
      )}
      <ContactForm
        act={mergePeople}
        here={{ group, contact: keep.id, zone: "" }}
        fields={{ with: drop.id, seen: preview.seen, from }}
        className={css.acts}
      >
        <div className="btns">
          {refused ? null : <Button look="main">{t("act")}</Button>}
          <ButtonLink href={turned}>{t("turn", { email: drop.email })}</ButtonLink>
          <ButtonLink href={page}>{t("back")}</ButtonLink>
        </div>
        {refused ? null : <p className="meta">{t("undoable")}</p>}
      </ContactForm>
    </>
  );
}

function Kept({ preview }: { preview: MergePreview }) {
  const t = useTranslations("contacts.merging");
  const status = useTranslations("desk.people.status");
  const locale = useLocale();
  const { keep, drop, name, phone, postcode, tags, letters, events, notes, consents, offers, history } = preview;
  const said = (what: string | null) => what ?? t("none");
  const lines = [
    ["email", keep.email],
    ["name", said(name)],
    ["phone", said(phone)],
    ["postcode", said(postcode)],
    ["tags", tags.join(", ") || t("none")],
    ["rest", t("counts", { notes, consents, offers, history })],
  ] as const;
  const lost = [
    [drop.name, name],
    [drop.phone, phone],
    [drop.postcode, postcode],
  ].flatMap(([theirs, kept]) => (theirs && theirs !== kept ? [theirs] : []));
  return (
    <section>
      <h2>{t("kept")}</h2>
      <dl className={css.facts}>
        {lines.map(([what, value]) => (
          <div key={what}>
            <dt>{t(what)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t("lost", { lost: [drop.email, ...lost].join(", ") })}</p>
      <ul className={css.story}>
        {letters.map(({ id, title, reads, stopped }) => (
          <li key={id}>
            <LocalizedText value={title} />{" "}
            <span className="meta">{t(stopped ? "stopped" : reads ? "reads" : "left")}</span>
          </li>
        ))}
        {events.map(({ id, title, date, status: is, places, freed, mailsStopped }) => (
          <li key={id}>
            <LocalizedText value={title} />{" "}
            <span className="meta">
              {formatDate(date, locale)} · {status(is)} · {t("places", { count: places })}
              {freed === null ? null : ` · ${t("both", { count: freed })}`}
              {mailsStopped ? ` · ${t("eventMailsStopped")}` : null}
            </span>
          </li>
        ))}
      </ul>
      {preview.mailsStopped ? <p>{t("mailsStopped")}</p> : null}
      <p className="meta">{t("elsewhere")}</p>
    </section>
  );
}
