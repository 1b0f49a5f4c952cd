import type { ReactNode } from "react";

/** A word from us in a box. `role` status for what was just done, alert for what stands in the way. */
export function Notice({
  tone,
  title,
  role,
  id,
  children,
}: {
  tone?: "ok" | "wait" | "off";
  title?: ReactNode;
  role?: "status" | "alert";
  id?: string;
  children: ReactNode;
}) {
  return (
    <div className={tone ? `notice ${tone}` : "notice"} role={role} id={id}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </div>
  );
}
