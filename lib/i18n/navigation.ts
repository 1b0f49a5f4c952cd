import { createNavigation } from "next-intl/navigation";
import { routing } from "./routing";

/** Link and friends that keep the reader's language. */
export const { Link, getPathname, usePathname } = createNavigation(routing);
