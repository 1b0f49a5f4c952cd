import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import type { Me } from "@/lib/signups/me/queries";
import { MeForm } from "./me-form";

/** One's newsletters, each with the one button that changes it. */
export function MeSubscriptions({ subscriptions, token }: { subscriptions: Me["subscriptions"]; token: string }) {
  const t = useTranslations("me.subscriptions");
  return (
    <section id="letters">
      <h2>{t("title")}</h2>
      {subscriptions.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="entries">
        {subscriptions.map(({ id, title, confirmedAt, unsubscribedAt, pace }) => {
          const subscribed = confirmedAt !== null && unsubscribedAt === null;
          const isMonthly = pace === "monthly";
          const state = subscribed ? "subscribed" : unsubscribedAt ? "ended" : "waiting";
          return (
            <li key={id}>
              <h3>
                <LocalizedText value={title} />
              </h3>
              <p>
                <Tag tone={subscribed ? "ok" : undefined}>{t(`state.${state}`)}</Tag>{" "}
                {subscribed && isMonthly ? <Tag>{t("monthly.is")}</Tag> : null}
              </p>
              <MeForm token={token} path={`subscriptions/${id}`}>
                <div className="btns">
                  {subscribed ? (
                    <Button look="plain" name="act" value={isMonthly ? "all" : "monthly"}>
                      {t(isMonthly ? "monthly.end" : "monthly.begin")}
                    </Button>
                  ) : null}
                  <Button look="plain" name="act" value={subscribed ? "unsubscribe" : "subscribe"}>
                    {t(subscribed ? "unsubscribe" : "subscribe")}
                  </Button>
                </div>
              </MeForm>
            </li>
          );
        })}
      </ul>
      <MeForm token={token} path="mails">
        <Button look="plain" name="act" value="stop">
          {t("stop.all")}
        </Button>
        <p className="meta">{t("stop.what")}</p>
      </MeForm>
    </section>
  );
}
