import { createNewsletter } from "@/lib/newsletters/publications/mutations";
import { moment } from "./calendar";
import { done } from "./done";
import type { Story } from "./story";
import { text } from "./words";

/** Founds the newsletter. */
export async function foundNewsletter({ as, now }: Omit<Story, "campaignId">): Promise<void> {
  const letter = {
    slug: "la-lettre",
    title: text("La lettre", "The letter"),
    description: text(
      "Une fois par mois : les dates près de chez vous, une histoire vraie, et ce dont on a besoin. Jamais plus.",
      "Once a month: dates near you, one true story, and what is needed. Never more.",
    ),
  };
  done(await createNewsletter(as.lucioles, letter, moment(now, -280, "10:00")));
}
