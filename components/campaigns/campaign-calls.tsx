import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import type { CampaignPage } from "@/lib/campaigns/queries";
import { pathIn } from "@/lib/i18n/paths";
import css from "./campaign.module.css";

/** Where a call leads when nobody said where. */
const WAYS = {
  COME: "/events",
  HELP: "/join",
  TRAIN: "/events?kind=training",
  TRAVEL: null,
  LODGING: null,
  SUBSCRIBE: "/newsletter",
  SHARE: "#share",
  SIGN: null,
} as const;

type Kind = keyof typeof WAYS;

/** The calls to act of a campaign; the first is the act the page exists for. Renders nothing when there are none. */
export function CampaignCalls({ calls }: { calls: CampaignPage["calls"] }) {
  const t = useTranslations("campaigns");
  if (calls.length === 0) return null;
  return (
    <section id="calls">
      <h2>{t("calls")}</h2>
      <ul className={css.calls}>
        {calls.map((call, index) => (
          <CampaignCall key={call.id} call={call} main={index === 0} />
        ))}
      </ul>
    </section>
  );
}

function CampaignCall({ call, main }: { call: CampaignPage["calls"][number]; main: boolean }) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const kind = call.kind as Kind;
  const href = safeWay(call.href ?? WAYS[kind]);
  return (
    <li>
      <p className="meta">{t(`call.${kind}`)}</p>
      <h3>
        <LocalizedText value={call.title} />
      </h3>
      <p>
        <LocalizedText value={call.text} />
      </p>
      {href ? (
        <ButtonLink href={href.startsWith("/") ? pathIn(locale, href) : href} look={main ? "main" : "plain"}>
          {t(`call_act.${kind}`)}
        </ButtonLink>
      ) : null}
    </li>
  );
}

/** An own path, a place on this page or an https address; anything else leads nowhere. */
const safeWay = (href: string | null): string | null => (href && /^(\/(?!\/)|#|https:\/\/)/.test(href) ? href : null);
