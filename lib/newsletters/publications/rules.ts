import type { RoleName } from "@/lib/groups/schema";

/** Whether a role may found newsletters: doing so begins to gather addresses. */
export const canFoundNewsletters = (role: RoleName): boolean => role === "OWNER" || role === "ORGANIZER";
