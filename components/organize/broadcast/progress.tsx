import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { pauseMessage, stopMessage } from "@/lib/newsletters/broadcasts/actions";
import type { DeskBroadcast } from "@/lib/newsletters/broadcasts/queries";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import { momentFrom } from "../moment";
import { MessageForm } from "./draft";
import { Ends } from "./ends";
import { FateLinks } from "./fated";
import { Refresher } from "./refresher";

/** Seconds before it leaves that are counted. */
const SOON = 120;

type Shown = { broadcast: DeskBroadcast; groupId: string; timeZone: string };

/** How far a message has come; the page looks again by itself, with or without scripts. */
export function Progress(shown: Shown) {
  const { copies, people, state, show, leavesIn } = shown.broadcast;
  const t = useTranslations("desk.broadcast");
  const moving = state === "held" || state === "leaving";
  const all = Math.max(copies.sent + copies.refused + copies.unsure + copies.dropped + copies.left, people, 1);
  return (
    <section aria-labelledby="progress">
      {moving ? (
        <>
          <noscript>
            <meta httpEquiv="refresh" content="5" />
          </noscript>
          <Refresher />
        </>
      ) : null}
      <h2 id="progress">{t(`states.${state === "held" && leavesIn > SOON ? "scheduled" : state}`)}</h2>
      <p>
        {t("wentTo")} <strong>{t(`who.${show}`, { count: people })}</strong>.
      </p>
      {state === "held" ? (
        <Leaves {...shown} />
      ) : (
        <>
          <progress
            className="bar"
            aria-labelledby="progress"
            max={all}
            value={state === "sent" ? all : all - copies.left}
          >
            {all - copies.left}
          </progress>
          <p role="status">{t("copies", { ...copies, stopped: String(state === "stopped") })}</p>
          <HeldUp {...shown} />
          <FateLinks broadcast={shown.broadcast} />
        </>
      )}
      <Wishes {...shown} />
    </section>
  );
}

/** When it leaves: counted in seconds just before, else as a day and an hour. */
function Leaves({ broadcast: { scheduledAt, leavesIn, seenAt, endsAt }, timeZone }: Shown) {
  const t = useTranslations("desk.broadcast");
  const locale = useLocale();
  const date = scheduledAt && formatDate(dayOf(scheduledAt, timeZone), locale);
  return (
    <>
      {!date || leavesIn <= SOON ? (
        <p>{t("leavesIn", { seconds: leavesIn })}</p>
      ) : (
        <p>{t("leavesOn", { date, time: formatTime(scheduledAt, timeZone, locale) })}</p>
      )}
      <Ends seenAt={seenAt} endsAt={endsAt} zone={timeZone} />
    </>
  );
}

/** What holds it up, in words, and when it will be over. */
function HeldUp({ broadcast, timeZone }: Shown) {
  const t = useTranslations("desk.broadcast");
  const locale = useLocale();
  const { state, pausedFor, waitsFor, waitsUntil, seenAt, endsAt } = broadcast;
  if (state === "paused")
    return (
      <Notice tone={pausedFor === "refusals" ? "wait" : "off"}>
        <p>{t(pausedFor === "refusals" ? "pausedFor.refusals" : "pausedFor.person")}</p>
      </Notice>
    );
  if (state !== "leaving") return null;
  const reason = (["quota", "server", "later"] as const).find((word) => word === waitsFor);
  return (
    <>
      {reason && waitsUntil ? (
        <p className="meta">{t(`waitsFor.${reason}`, momentFrom(seenAt, waitsUntil, timeZone, locale))}</p>
      ) : null}
      <Ends seenAt={seenAt} endsAt={endsAt} zone={timeZone} />
    </>
  );
}

/** Take back, pause, go on, stop: what can still be done. */
function Wishes({ broadcast, groupId }: Shown) {
  const t = useTranslations("desk.broadcast");
  const { state } = broadcast;
  if (state !== "held" && state !== "leaving" && state !== "paused") return null;
  const wish = state === "paused" ? "resume" : "pause";
  return (
    <div className={css.inline}>
      {state === "held" ? null : (
        <MessageForm broadcast={broadcast} groupId={groupId} act={pauseMessage}>
          <input type="hidden" name="wish" value={wish} />
          <Button look={wish === "resume" ? "main" : "plain"}>{t(wish)}</Button>
        </MessageForm>
      )}
      <MessageForm broadcast={broadcast} groupId={groupId} act={stopMessage}>
        <Button look={state === "held" ? "main" : "plain"}>{t(state === "held" ? "takeBack" : "stop")}</Button>
      </MessageForm>
    </div>
  );
}
