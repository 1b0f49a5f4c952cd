import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Choices } from "@/components/ui/choices";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { Me } from "@/lib/signups/me/queries";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import { EventSummary } from "./event-summary";
import { MeForm } from "./me-form";

type MyRsvp = Me["rsvps"][number];

/** One's answers to events, the coming ones with the means to change them. */
export function MeRsvps({ rsvps, token, now }: { rsvps: readonly MyRsvp[]; token: string; now: Date }) {
  const t = useTranslations("me.rsvps");
  const isOpen = ({ event }: MyRsvp) => event.overAt > now && !event.cancelledAt;
  const coming = rsvps.filter(isOpen).toReversed();
  const past = rsvps.filter((rsvp) => !isOpen(rsvp));
  return (
    <section id="answers">
      <h2>{t("title")}</h2>
      {rsvps.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="entries">
        {coming.map((rsvp) => (
          <li key={rsvp.id}>
            <Line rsvp={rsvp} word="status" />
            {rsvp.offeredUntil ? <Offer rsvp={rsvp} until={rsvp.offeredUntil} token={token} /> : null}
            <Change rsvp={rsvp} token={token} />
            <Mails rsvp={rsvp} token={token} />
          </li>
        ))}
        {past.map((rsvp) => (
          <li key={rsvp.id}>
            <Line rsvp={rsvp} word={rsvp.event.overAt > now ? "status" : "was"} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES = { GOING: "ok", WAITLISTED: "wait", PENDING: "wait", MAYBE: undefined, CANCELLED: undefined } as const;

/** `word` says whether the answer is still to be kept or was given to something that is over. */
function Line({ rsvp, word }: { rsvp: MyRsvp; word: "status" | "was" }) {
  const t = useTranslations("me.rsvps");
  return (
    <>
      <EventSummary event={rsvp.event} hasPlace={rsvp.status === "GOING"} />
      <p>
        <Tag tone={TONES[rsvp.status]}>{t(`${word}.${rsvp.status}`)}</Tag>{" "}
        {rsvp.event.cancelledAt ? <Tag tone="off">{t("eventCancelled")}</Tag> : null}
        {rsvp.places > 1 && rsvp.status !== "CANCELLED" ? ` ${t("places", { count: rsvp.places })}` : null}
      </p>
    </>
  );
}

/** A place that came free: take it or leave it, until when. */
function Offer({ rsvp, until, token }: { rsvp: MyRsvp; until: Date; token: string }) {
  const t = useTranslations("me.rsvps.offer");
  const locale = useLocale();
  const zone = rsvp.event.timeZone;
  const deadline = `${formatDate(dayOf(until, zone), locale)}, ${formatTime(until, zone, locale)}`;
  return (
    <Notice tone="ok" title={t("title", { count: rsvp.places })}>
      <p>{t("until", { deadline })}</p>
      <MeForm token={token} path={`rsvps/${rsvp.id}`}>
        <div className="btns">
          <Button look="main" name="answer" value="yes">
            {t("take")}
          </Button>
          <Button look="plain" name="answer" value="no">
            {t("leave")}
          </Button>
        </div>
      </MeForm>
    </Notice>
  );
}

const CURRENT = { GOING: "yes", WAITLISTED: "yes", PENDING: undefined, MAYBE: "maybe", CANCELLED: "no" } as const;

function Change({ rsvp, token }: { rsvp: MyRsvp; token: string }) {
  const t = useTranslations("me.rsvps");
  const form = useTranslations("forms.rsvp");
  const { id, event, places, status } = rsvp;
  const most = Math.max(event.maxGuests, places - 1);
  return (
    <details>
      <summary>{t("change")}</summary>
      <MeForm token={token} path={`rsvps/${id}`}>
        <Choices
          id={`answer-${id}`}
          name="answer"
          legend={form("answer.legend")}
          options={(["yes", "maybe", "no"] as const).map((value) => ({ value, label: form(`answer.${value}`) }))}
          value={CURRENT[status]}
        />
        {most > 0 ? (
          <SelectField id={`guests-${id}`} name="guests" label={form("guests.label")} defaultValue={places - 1}>
            {[...new Array(most + 1).keys()].map((count) => (
              <option key={count} value={count}>
                {form("guests.count", { count })}
              </option>
            ))}
          </SelectField>
        ) : null}
        <Button>{t("save")}</Button>
        <p className="meta">{t("frees")}</p>
      </MeForm>
    </details>
  );
}

/** Whether the organizers may write about this event, and the button that changes it. */
function Mails({ rsvp, token }: { rsvp: MyRsvp; token: string }) {
  const t = useTranslations("me.rsvps.mails");
  return (
    <MeForm token={token} path={`rsvps/${rsvp.id}/mails`}>
      <Button name="act" value={rsvp.mailsStoppedAt ? "resume" : "stop"} look="plain">
        {t(rsvp.mailsStoppedAt ? "resume" : "stop")}
      </Button>
    </MeForm>
  );
}
