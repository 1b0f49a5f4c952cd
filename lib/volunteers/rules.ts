import type { RoleName } from "@/prisma/generated/enums";

/** Days within which somebody who offered help has heard from a human of the group. */
export const ANSWERED_WITHIN = 7;

/** Organizers with these roles learn of an offer of help. */
export const TOLD_OF_OFFERS: RoleName[] = ["OWNER", "ORGANIZER", "GREETER"];

/** The first word of a name as somebody wrote it, short: all that a notice tells of a person. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0]?.slice(0, 30) ?? "";
