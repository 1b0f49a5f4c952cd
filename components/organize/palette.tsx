"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { findAtDesk } from "@/lib/search/actions";
import { type DeskAct, hasWords, looksLikeAddress, searchWords } from "@/lib/search/rules";
import css from "./palette.module.css";

/** Where the palette leads besides what it finds: the page of a search, the desk's acts, the list of people for who may see it. */
export type Ways = { searchPage: string; acts: readonly { act: DeskAct["act"]; href: string }[]; people?: string };

type Line = { href: string; title: string; note: string };
type Found = { asked: string; lines: readonly Line[]; trouble?: string };

/** After so many milliseconds without a key somebody is asked: no request for each letter. */
const PAUSE = 250;

/** What has these words at this desk, once the keys rest; nothing for what is too short. */
function useFound(asked: string): Found | undefined {
  const t = useTranslations("desk");
  const locale = useLocale();
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (searchWords(asked).length === 0) return setFound(undefined);
    let isStale = false;
    const ask = async () => {
      const answer = await findAtDesk({ asked, locale }).catch(() => null);
      if (isStale) return;
      const hits = answer?.ok ? answer.hits : [];
      const note = (hit: (typeof hits)[number]) =>
        [t(`search.kinds.${hit.kind}`), hit.isDraft ? t("events.draft") : null].filter(Boolean).join(", ");
      const lines = hits.map((hit) => ({ href: hit.href, title: hit.title, note: note(hit) }));
      const trouble = answer === null ? t("editor.unsearched") : answer.ok ? undefined : answer.errors.form;
      setFound({ asked, lines, trouble });
    };
    const timer = setTimeout(ask, PAUSE);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [asked, locale, t]);
  return found;
}

/** The ways that need no asking: acts whose words were typed, and the list of people, which shows nobody before its own page does. */
function useWays(asked: string, { acts, people }: Ways): { acts: Line[]; people: Line[] } {
  const t = useTranslations("desk.search");
  const words = searchWords(asked);
  const whole = looksLikeAddress(asked) ? "address" : "people";
  return {
    acts: acts
      .map(({ act, href }) => ({ href, title: t(`act.${act}`), note: t("live.act") }))
      .filter(({ title }) => words.length > 0 && hasWords({ fr: title }, words)),
    people:
      people && asked.trim()
        ? [
            {
              href: `${people}?${new URLSearchParams({ q: asked.trim() })}`,
              title: t(`live.${whole}`, { asked: asked.trim() }),
              note: t(`live.${whole}Help`),
            },
          ]
        : [],
  };
}

/** Finds while somebody types: arrows go through what is found, Enter opens it, or the page of the search. */
export function Palette(given: Ways) {
  const t = useTranslations("desk.search");
  const id = useId();
  const [asked, setAsked] = useState("");
  const [chosen, setChosen] = useState<string>();
  const found = useFound(asked);
  const ways = useWays(asked, given);
  // What was found stays while more is typed, so that nothing jumps.
  const results = [...(found?.lines ?? []), ...ways.acts];
  const lines = looksLikeAddress(asked) ? [...ways.people, ...results] : [...results, ...ways.people];
  const at = lines.findIndex(({ href }) => href === chosen);

  const pressed = (event: KeyboardEvent) => {
    // One press is enough: a search field would take the first one to empty itself.
    if (event.key === "Escape") {
      event.preventDefault();
      event.currentTarget.closest("dialog")?.close();
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing || lines.length === 0) return;
    if (by) {
      event.preventDefault();
      const next = at < 0 && by < 0 ? lines.length - 1 : (at + by + lines.length) % lines.length;
      setChosen(lines[next]?.href);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      document.getElementById(`${id}-${at}`)?.click();
    }
  };

  return (
    <search>
      <form method="get" action={given.searchPage} className={css.ask}>
        <Field
          id="search-anywhere"
          name="q"
          type="search"
          label={t("live.label")}
          error={found?.trouble}
          value={asked}
          onChange={(change) => {
            setAsked(change.target.value);
            setChosen(undefined);
          }}
          onKeyDown={pressed}
          maxLength={100}
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={lines.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        />
        <Button>{t("act_")}</Button>
      </form>
      <p role="status" className="meta">
        {found?.asked === asked && !found.trouble ? t("live.found", { count: results.length }) : null}
      </p>
      <div role="listbox" id={`${id}-list`} aria-label={t("live.results")} className={css.lines} hidden={!lines.length}>
        {lines.map(({ href, title, note }, place) => (
          <a key={href} id={`${id}-${place}`} role="option" tabIndex={-1} aria-selected={place === at} href={href}>
            {title} <span>{note}</span>
          </a>
        ))}
      </div>
    </search>
  );
}
