import type { ReactNode } from "react";

type Way = { href: string; label: ReactNode } | null;

/** Links to the page before and the page after; renders nothing when there is neither. */
export function Pager({ label, before, after }: { label: string; before: Way; after: Way }) {
  if (!before && !after) return null;
  return (
    <nav className="pager" aria-label={label}>
      {before ? (
        <a href={before.href} rel="prev">
          {before.label}
        </a>
      ) : (
        <span />
      )}
      {after ? (
        <a href={after.href} rel="next">
          {after.label}
        </a>
      ) : null}
    </nav>
  );
}
