import type { ReactNode } from "react";

/** A word from us in a box, its title as deep as where it stands. `role` status for what was just done, alert for what stands in the way: either takes the focus when an act has come to it. */
export function Notice({
  tone,
  title,
  heading: Heading = "h2",
  role,
  id,
  children,
}: {
  tone?: "ok" | "wait" | "off";
  title?: ReactNode;
  heading?: "h2" | "h3";
  role?: "status" | "alert";
  id?: string;
  children: ReactNode;
}) {
  return (
    <div className={tone ? `notice ${tone}` : "notice"} role={role} data-said={role && ""} id={id}>
      {title ? <Heading>{title}</Heading> : null}
      {children}
    </div>
  );
}
