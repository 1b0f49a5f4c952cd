import type { ReactNode } from "react";

/** A page that is mostly text to read through: sections with their titles, nothing beside them. */
export function DocumentPage({ title, lead, children }: { title: ReactNode; lead: ReactNode; children: ReactNode }) {
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
      </div>
      {children}
    </main>
  );
}
