import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { pathIn } from "@/lib/i18n/paths";
import type { listBroadcastsTo } from "@/lib/newsletters/broadcasts/queries";
import css from "../desk.module.css";
import { formatMoment } from "../moment";

type Props = { messages: Awaited<ReturnType<typeof listBroadcastsTo>>; zone: string };

/** What was written to these people already, so that nobody writes it twice. */
export function Messages({ messages, zone }: Props) {
  const t = useTranslations("desk.people.messages");
  const locale = useLocale();
  if (!messages?.length) return null;
  return (
    <section className="no-print">
      <h2>{t("title")}</h2>
      <ul className={css.story}>
        {messages.map(({ id, subject, scheduledAt, stoppedAt, recipients }) => (
          <li key={id}>
            <a href={pathIn(locale, `/organize/broadcasts/${id}`)}>
              <LocalizedText value={subject} />
            </a>{" "}
            <span className="meta">
              {scheduledAt ? formatMoment(scheduledAt, zone, locale) : null} · {t("to", { count: recipients })}
            </span>{" "}
            {stoppedAt ? <Tag tone="off">{t("stopped")}</Tag> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
