import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { ProveFirst } from "@/components/organize/prove-first";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { dropHost } from "@/lib/events/actions";
import type { HostLine } from "@/lib/events/hosts/queries";
import { plainText } from "@/lib/local-text";
import { AskHostForm } from "./ask-host";

type Props = {
  eventId: string;
  hosts: readonly HostLine[];
  invitable: readonly { slug: string; name: unknown }[];
  over: boolean;
  proved: boolean;
};

/** The groups of the instance that hold an event along, or are asked to. Nothing to say on an instance of one group. */
export function Hosts({ eventId, hosts, invitable, over, proved }: Props) {
  const t = useTranslations("desk.hosts");
  const locale = useLocale();
  if (hosts.length === 0 && (over || invitable.length === 0)) return null;
  return (
    <section id="hosts">
      <h2>{t("title")}</h2>
      <p>{t("lead")}</p>
      {hosts.length ? (
        <ul className={css.sessions}>
          {hosts.map((host) => (
            <HostItem key={host.id} host={host} eventId={eventId} />
          ))}
        </ul>
      ) : null}
      {over || invitable.length === 0 ? null : !proved ? (
        <ProveFirst what="host" to={`/organize/events/${eventId}`} />
      ) : (
        <AskHostForm
          eventId={eventId}
          groups={invitable.map(({ slug, name }) => ({ slug, name: plainText(name, locale) }))}
        />
      )}
    </section>
  );
}

function HostItem({ host, eventId }: { host: HostLine; eventId: string }) {
  const t = useTranslations("desk.hosts");
  const name = plainText(host.group.name, useLocale());
  return (
    <li>
      <p>
        <LocalizedText value={host.group.name} /> <HostTag host={host} />{" "}
        <ActButton
          act={dropHost}
          input={{ eventId, hostId: host.id }}
          look="plain"
          label={t("withdrawThis", { group: name })}
        >
          {t(host.acceptedAt ? "end" : "withdraw")}
        </ActButton>
      </p>
    </li>
  );
}

/** What a group said: yes, no, nothing yet. */
export function HostTag({ host }: { host: Pick<HostLine, "acceptedAt" | "declinedAt"> }) {
  const t = useTranslations("desk.hosts.states");
  if (host.acceptedAt) return <Tag tone="ok">{t("accepted")}</Tag>;
  return host.declinedAt ? <Tag tone="off">{t("declined")}</Tag> : <Tag tone="wait">{t("asked")}</Tag>;
}
