import { z } from "zod";
import { line, lines, perLanguage, perLanguageRequired } from "@/lib/forms";

/** A page of a group as its organizers write it; its address is made of its title. */
export const pageFormSchema = z.object({
  title: perLanguageRequired(line(160)),
  summary: perLanguage(lines(400)),
  body: perLanguage(lines(60_000)),
  inFooter: z.boolean().default(false),
});

export type PageFormInput = z.input<typeof pageFormSchema>;
export type PageFormOutput = z.output<typeof pageFormSchema>;
