import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { stopMessage } from "@/lib/newsletters/broadcasts/actions";
import type { DeskBroadcast } from "@/lib/newsletters/broadcasts/queries";
import { MessageForm } from "./draft";
import { Refresher } from "./refresher";

/** How far a message has come; the page looks again by itself, with or without scripts. */
export function Progress({ broadcast, groupId }: { broadcast: DeskBroadcast; groupId: string }) {
  const t = useTranslations("desk.broadcast");
  const { copies, people, state, show } = broadcast;
  const done = copies.sent + copies.refused + copies.unsure;
  const moving = state === "held" || state === "leaving";
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
      <h2 id="progress">{t(`states.${state}`)}</h2>
      <p>
        {t("wentTo")} <strong>{t(`who.${show}`, { count: people })}</strong>.
      </p>
      {state === "held" ? null : (
        <>
          <progress max={Math.max(people, 1)} value={state === "sent" ? Math.max(people, 1) : done}>
            {done}
          </progress>
          <p role="status">{t("copies", copies)}</p>
          {copies.unsure ? <p className="meta">{t("unsureHelp", { count: copies.unsure })}</p> : null}
        </>
      )}
      {moving ? (
        <MessageForm broadcast={broadcast} groupId={groupId} act={stopMessage}>
          <Button look={state === "held" ? "main" : "plain"}>{t(state === "held" ? "takeBack" : "stop")}</Button>
        </MessageForm>
      ) : null}
    </section>
  );
}
