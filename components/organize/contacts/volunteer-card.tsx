import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Tag } from "@/components/ui/tag";
import { pathIn } from "@/lib/i18n/paths";
import { dayOf, formatDate } from "@/lib/time";
import { giveBuddy, moveCard, touchCard } from "@/lib/volunteers/actions";
import type { VolunteerCard } from "@/lib/volunteers/board/queries";
import { daysOfSilence, isQuiet, STATES, waitsTooLong } from "@/lib/volunteers/board/rules";
import { isSkill } from "@/lib/volunteers/schema";

export type Buddy = { id: string; name: string | null };
export type Board = { group: string; zone: string; now: Date; buddies: readonly Buddy[]; open: string | undefined };

/** One person who offered help: since when nobody was in touch, who stays in touch, and what to do next. */
export function Card({ card, board }: { card: VolunteerCard; board: Board }) {
  const t = useTranslations("volunteers");
  const skill = useTranslations("skills");
  const locale = useLocale();
  const days = daysOfSilence(card, board.now, board.zone);
  const at = card.email.lastIndexOf("@");
  const buddy = board.buddies.find(({ id }) => id === card.buddyId);
  return (
    <li id={card.id} tabIndex={-1}>
      {card.contactId ? (
        <a className={css.title} href={pathIn(locale, `/organize/contacts/${card.contactId}`)}>
          {card.name}
        </a>
      ) : (
        <span className={css.title}>{card.name}</span>
      )}
      <p className="meta">
        {t(card.contactedAt ? "touched" : "offered", { count: days })}
        {buddy ? ` · ${t("with", { name: buddy.name ?? t("nameless") })}` : null}
        {card.skills.length ? ` · ${card.skills.map((word) => (isSkill(word) ? skill(word) : word)).join(", ")}` : null}
      </p>
      {waitsTooLong(card, board.now, board.zone) ? <Tag tone="off">{t("late")}</Tag> : null}
      {card.snoozedUntil && isQuiet(card, board.now) ? (
        <Tag tone="wait">{t("quietUntil", { date: formatDate(dayOf(card.snoozedUntil, board.zone), locale) })}</Tag>
      ) : null}
      {card.message ? <p className={css.text}>{card.message}</p> : null}
      <p className={css.under}>
        <a href={`mailto:${card.email}`}>
          {card.email.slice(0, at)}
          <wbr />
          {card.email.slice(at)}
        </a>
        {card.phone ? (
          <>
            {" · "}
            <a href={`tel:${card.phone.replaceAll(/[^+\d]/g, "")}`}>{card.phone}</a>
          </>
        ) : null}
      </p>
      <form action={touchCard}>
        <Named card={card} board={board} />
        <Button
          small
          look="plain"
          name="act"
          value="touched"
          aria-label={t("actOn", { act: t("touch"), name: card.name })}
        >
          {t("touch")}
        </Button>
      </form>
      <details className={css.fold} open={board.open === card.id}>
        <summary aria-label={t("actsFor", { name: card.name })}>{t("acts")}</summary>
        <Acts card={card} board={board} />
      </details>
    </li>
  );
}

/** Which card a form is about. */
function Named({ card, board: { group } }: { card: VolunteerCard; board: Board }) {
  const fields = { group, from: `/organize/volunteers?group=${group}`, offer: card.id };
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function Acts({ card, board }: { card: VolunteerCard; board: Board }) {
  const t = useTranslations("volunteers");
  const state = useTranslations("contacts.states");
  const quiet = isQuiet(card, board.now);
  /** Several cards have the same buttons: who hears them hears whose they are too. */
  const named = (act: "move" | "give" | "quiet" | "awake") => t("actOn", { act: t(act), name: card.name });
  return (
    <div className={css.cardActs}>
      <form action={moveCard} className={css.inline}>
        <Named card={card} board={board} />
        <SelectField id={`state-${card.id}`} name="state" defaultValue={card.state} label={t("stateLabel")}>
          {STATES.map((each) => (
            <option key={each} value={each}>
              {state(each)}
            </option>
          ))}
        </SelectField>
        <Button small aria-label={named("move")}>
          {t("move")}
        </Button>
      </form>
      <form action={giveBuddy} className={css.inline}>
        <Named card={card} board={board} />
        <SelectField id={`buddy-${card.id}`} name="buddy" defaultValue={card.buddyId ?? ""} label={t("buddyLabel")}>
          <option value="">{t("nobody")}</option>
          {board.buddies.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? t("nameless")}
            </option>
          ))}
        </SelectField>
        <Button small look="plain" aria-label={named("give")}>
          {t("give")}
        </Button>
      </form>
      <form action={touchCard} className={css.inline}>
        <Named card={card} board={board} />
        <Button
          small
          look="plain"
          name="act"
          value={quiet ? "awake" : "quiet"}
          aria-label={named(quiet ? "awake" : "quiet")}
        >
          {t(quiet ? "awake" : "quiet")}
        </Button>
      </form>
    </div>
  );
}
