import { useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import type { CollectiveLine, ParticipationLine, SpeakerLine } from "@/lib/events/detail/queries";
import { pathIn } from "@/lib/i18n/paths";
import { readText } from "@/lib/local-text";

/** A collective by its name, led to its page here or its own site. */
export function CollectiveName({ collective, short = false }: { collective: CollectiveLine; short?: boolean }) {
  const locale = useLocale();
  const name = short ? (collective.shortName ?? collective.name) : collective.name;
  if (collective.groupSlug) return <a href={pathIn(locale, `/groups/${collective.groupSlug}`)}>{name}</a>;
  if (collective.url && /^https?:\/\//i.test(collective.url)) return <a href={collective.url}>{name}</a>;
  return name;
}

/** "Camille Roy (Technologos)", "une personne (XR)", "artiste invitée"; and whether they still have to confirm. */
function Speaker({ speaker }: { speaker: SpeakerLine }) {
  const t = useTranslations("event");
  const role = readText(speaker.role, useLocale());
  return (
    <>
      {speaker.name && speaker.url ? <a href={speaker.url}>{speaker.name}</a> : speaker.name}
      {speaker.name ? null : role ? <LocalizedText value={speaker.role} /> : t("one_person")}
      {speaker.name && role ? (
        <>
          , <LocalizedText value={speaker.role} />
        </>
      ) : null}
      {speaker.collective ? (
        <>
          {" "}
          (<CollectiveName collective={speaker.collective} />)
        </>
      ) : null}
      <Unconfirmed when={!speaker.confirmed} />
    </>
  );
}

/** A collective's part, named or not yet. */
export function Participation({ part }: { part: ParticipationLine }) {
  const t = useTranslations("event");
  const label = readText(part.label, useLocale());
  return (
    <>
      {part.collective ? (
        <>
          <CollectiveName collective={part.collective} />
          {label ? (
            <>
              , <LocalizedText value={part.label} />
            </>
          ) : null}
        </>
      ) : label ? (
        <LocalizedText value={part.label} />
      ) : (
        t("one_collective")
      )}
      <Unconfirmed when={!part.confirmed} />
    </>
  );
}

function Unconfirmed({ when }: { when: boolean }) {
  const t = useTranslations("event");
  return when ? (
    <>
      {" "}
      <Tag tone="wait">{t("to_be_confirmed")}</Tag>
    </>
  ) : null;
}

/** Who takes part, in one line: collectives that a speaker already stands for are not said twice. */
export function WhoLine({
  speakers,
  parts,
}: {
  speakers: readonly SpeakerLine[];
  parts: readonly ParticipationLine[];
}) {
  const said = new Set(speakers.map((speaker) => speaker.collective?.name));
  const others = parts.filter((part) => !part.collective || !said.has(part.collective.name));
  return (
    <Joined>
      {[
        ...speakers.map((speaker) => <Speaker key={speaker.id} speaker={speaker} />),
        ...others.map((part) => <Participation key={part.id} part={part} />),
      ]}
    </Joined>
  );
}

/** Parts of a line, apart from each other by more than the commas that they hold. */
function Joined({ children }: { children: ReactNode[] }) {
  const t = useTranslations("event");
  return children.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes on a page
    <Fragment key={index}>
      {index > 0 ? t("next_name") : null}
      {child}
    </Fragment>
  ));
}
