"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/** What was shown last; nothing yet for a page that the browser loaded itself, which begins where the browser says. */
let shown: string | undefined;

/**
 * Keeps who works by keyboard on the page when an act came back with another address, and what had the focus is gone:
 * it goes to what tells what was done, else to the page's title.
 */
export function KeepFocus() {
  const address = `${usePathname()}?${useSearchParams()}`;
  useEffect(() => {
    const hadNothing = document.activeElement === document.body;
    if (shown !== undefined && hadNothing) {
      const to =
        document.querySelector<HTMLElement>("main [data-said]") ?? document.querySelector<HTMLElement>("main h1");
      to?.setAttribute("tabindex", "-1");
      to?.focus();
    }
    shown = address;
  }, [address]);
  return null;
}
