import type { ReactNode } from "react";

/** A word in a box: ok (done), wait (not yet), off (moved, cancelled), or plain. */
export function Tag({ tone, children }: { tone?: "ok" | "wait" | "off"; children: ReactNode }) {
  return <span className={tone ? `tag ${tone}` : "tag"}>{children}</span>;
}
