import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RsvpForm } from "@/components/forms/rsvp-form";
import { ButtonLink } from "@/components/ui/button";
import { precisionOf } from "@/lib/time";
import css from "./event-page.module.css";

type SheetProps = { date: string; inert?: boolean } & ComponentProps<typeof RsvpForm>;

/** The sheet on which a person answers, right after the essentials. `inert`: it stands there and takes nothing. */
export function RsvpSheet({ date, inert, ...form }: SheetProps) {
  const t = useTranslations("event");
  return (
    <aside className={css.sheet} aria-labelledby="rsvp-title">
      <h2 id="rsvp-title">{t(form.event.full ? "rsvp_full_title" : "rsvp_title")}</h2>
      {precisionOf(date) === "day" ? null : <p>{t("month_only")}</p>}
      <div inert={inert}>
        <RsvpForm {...form} />
      </div>
    </aside>
  );
}

/** On a phone, the way to the sheet stays within thumb reach. */
export function RsvpBar({ full }: { full: boolean }) {
  const t = useTranslations("event");
  return (
    <div className="act-bar">
      <ButtonLink look="main" href="#form-rsvp">
        {t(full ? "rsvp_bar_full" : "rsvp_bar")}
      </ButtonLink>
    </div>
  );
}
