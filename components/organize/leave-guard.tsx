"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { saveAll, unsaved } from "./unsaved";

/** The link that a press follows away from this page; none when it opens elsewhere or leads to a part of this page. */
function linkAway(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.isContentEditable || link.target || link.hasAttribute("download")) return null;
  const isHere = link.hash !== "" && link.href.split("#")[0] === location.href.split("#")[0];
  return isHere || !/^https?:$/.test(link.protocol) ? null : link;
}

/**
 * Nobody leaves a page with changes that are not saved without knowing. What saves by itself is saved, then the link is
 * followed; for the rest a link asks, and the browser asks who closes the tab.
 */
export function LeaveGuard() {
  const t = useTranslations("desk.leave");
  const dialog = useRef<HTMLDialogElement>(null);
  const away = useRef("");
  const isLeaving = useRef(false);
  const go = () => {
    isLeaving.current = true;
    location.assign(away.current);
  };
  const saveAndGo = async () => {
    dialog.current?.close();
    if (await saveAll()) go();
  };
  const follow = useEffectEvent(async (event: MouseEvent) => {
    const link = linkAway(event);
    isLeaving.current = false;
    if (!link || unsaved().length === 0) return;
    event.preventDefault();
    away.current = link.href;
    const isSaved = unsaved().every(({ autosaves }) => autosaves) && (await saveAll(true));
    if (isSaved) go();
    else dialog.current?.showModal();
  });
  useEffect(() => {
    const over = new AbortController();
    const unload = (event: BeforeUnloadEvent) => {
      if (isLeaving.current || unsaved().length === 0) return;
      for (const form of unsaved()) if (form.autosaves) form.save(true);
      event.preventDefault();
    };
    document.addEventListener("click", follow, over);
    window.addEventListener("beforeunload", unload, over);
    return () => over.abort();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="leave-title">
      <h2 id="leave-title">{t("title")}</h2>
      <p>{t("lead")}</p>
      <div className="btns">
        <Button type="button" look="main" onClick={saveAndGo}>
          {t("save")}
        </Button>
        <Button type="button" onClick={() => dialog.current?.close()}>
          {t("stay")}
        </Button>
        <Button type="button" look="danger" onClick={go}>
          {t("lose")}
        </Button>
      </div>
    </dialog>
  );
}
