import { z } from "zod";
import { PEOPLE_FILTERS, type PeopleFilter } from "./rules";

/** The filter an address asks for; what makes no sense shows all. */
export const readPeopleFilter = (show: unknown): PeopleFilter => z.enum(PEOPLE_FILTERS).catch("all").parse(show);
