import type { ReactNode } from "react";
import { ButtonLink } from "./button";

export type Call = { title: ReactNode; text: ReactNode; href: string; label: ReactNode };

/** The calls a page ends with, side by side. */
export function Calls({ calls }: { calls: readonly Call[] }) {
  return (
    <div className="calls">
      {calls.map((call) => (
        <div key={call.href}>
          <h2>{call.title}</h2>
          <p>{call.text}</p>
          <ButtonLink href={call.href}>{call.label}</ButtonLink>
        </div>
      ))}
    </div>
  );
}
