"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Palette, type Ways } from "./palette";
import css from "./palette.module.css";

const KEYS = ["search", "help", "close"] as const;

/** Whether what is pressed there is being written, or a dialog is open already: then no key is ours. */
const isTaken = (target: EventTarget | null) =>
  document.querySelector("dialog[open]") !== null ||
  (target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select")));

/** The desk's keys: Ctrl or ⌘ K searches, ? lists the keys. The same search is a page that needs neither. */
export function DeskKeys(ways: Ways) {
  const t = useTranslations("desk.keys");
  const search = useRef<HTMLDialogElement>(null);
  const help = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const asksSearch = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
      const dialog = asksSearch ? search : event.key === "?" ? help : null;
      if (!dialog || isTaken(event.target)) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);

  return (
    <>
      <dialog ref={search} className={css.palette} aria-label={t("does.search")}>
        <Palette {...ways} />
      </dialog>
      <dialog ref={help} aria-labelledby="keys-title">
        <h2 id="keys-title">{t("title")}</h2>
        <dl>
          {KEYS.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{t(`key.${key}`)}</kbd>
              </dt>
              <dd>{t(`does.${key}`)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <Button small>{t("close")}</Button>
        </form>
      </dialog>
    </>
  );
}
