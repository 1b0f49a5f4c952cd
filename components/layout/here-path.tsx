"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { barePath, knownQuery } from "./bare-path";

/** A hidden field that says which page a form stands on, so that its answer leads back there. */
export function HerePath({ name, prefix }: { name: string; prefix: string }) {
  const path = `${prefix}${barePath(usePathname())}`;
  return <input type="hidden" name={name} value={`${path}${knownQuery(new URLSearchParams(useSearchParams()))}`} />;
}
