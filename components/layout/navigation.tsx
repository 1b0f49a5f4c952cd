"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { barePath, knownQuery } from "./bare-path";

export type NavigationItem = { path: string; href: string; label: string };

/** The words of the navigation; the one that leads to where the reader is says so. */
export function NavigationLinks({ items }: { items: readonly NavigationItem[] }) {
  const here = barePath(usePathname());
  return items.map(({ path, href, label }) => (
    <a key={path} href={href} aria-current={ariaCurrent(here, path)}>
      {label}
    </a>
  ));
}

function ariaCurrent(here: string, path: string): "page" | "true" | undefined {
  if (here === path) return "page";
  return here.startsWith(`${path}/`) ? "true" : undefined;
}

/** The same page in the other language. `prefix` is "" for French and "/en" for English. */
export function LanguageLink({ lang, prefix, label }: { lang: string; prefix: string; label: string }) {
  const here = barePath(usePathname());
  const path = here === "/" && prefix ? prefix : `${prefix}${here}`;
  return (
    <a href={`${path}${knownQuery(new URLSearchParams(useSearchParams()))}`} lang={lang} hrefLang={lang}>
      {label}
    </a>
  );
}
