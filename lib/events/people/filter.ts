import { z } from "zod";

/** Answers shown together: "came" are those ticked. */
export const PEOPLE_FILTERS = ["all", "going", "maybe", "waiting", "cancelled", "came"] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

/** The filter an address asks for; what makes no sense shows all. */
export const readPeopleFilter = (show: unknown): PeopleFilter => z.enum(PEOPLE_FILTERS).catch("all").parse(show);
