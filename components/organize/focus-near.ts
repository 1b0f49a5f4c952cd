"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus on the page when what had it is gone after its own act: it goes to what tells near by what was done,
 * else to the heading above.
 */
export function useFocusNear<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const own = ref.current;
    return () => {
      const focused = document.activeElement;
      if (!own?.contains(focused)) return;
      const byKeys = focused?.matches(":focus-visible") === true;
      const around: Element[] = [];
      for (let one = own.parentElement; one; one = one.parentElement) around.push(one);
      setTimeout(() => {
        if (own.isConnected || document.activeElement !== document.body) return;
        const to = teller(around.find((one) => one.isConnected && one.matches("p, li, section, body")));
        to?.setAttribute("tabindex", "-1");
        // By a pointer the page stays where it is looked at.
        to?.focus({ preventScroll: !byKeys });
      });
    };
  }, []);
  return ref;
}

/** What says, of what is left around an act, where things stand now. */
function teller(left: Element | undefined): HTMLElement | null {
  const own = left?.matches("section") ? left.querySelector<HTMLElement>("[role=status]:not(:empty), h2, h3") : null;
  return own ?? (left?.matches("body") ? document.querySelector("h1") : (left as HTMLElement));
}
