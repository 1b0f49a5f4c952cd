"use client";

import { useEffect } from "react";

/** A page that the browser loaded itself begins where the browser says. */
let isLoaded = false;

/**
 * Keeps who works by keyboard on the page when an act came back with a page made anew, and what had the focus is gone:
 * it goes to what tells what was done, else to the page's title.
 */
export function KeepFocus() {
  useEffect(() => {
    const hadNothing = document.activeElement === document.body;
    if (isLoaded && hadNothing) {
      const to =
        document.querySelector<HTMLElement>("main [data-said]") ?? document.querySelector<HTMLElement>("main h1");
      to?.setAttribute("tabindex", "-1");
      to?.focus();
    }
    isLoaded = true;
  }, []);
  return null;
}
