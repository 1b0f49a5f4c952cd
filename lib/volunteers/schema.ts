import { z } from "zod";
import { phone, postcode } from "@/lib/contacts/story/schema";
import { commonFields, emailAddress, lines, optional, personName } from "@/lib/forms";

/** What people offer to do; each has its words in messages/ under `skills`. */
export const SKILLS = [
  "welcome",
  "logistics",
  "writing",
  "translation",
  "graphics",
  "web",
  "photo",
  "cooking",
  "driving",
  "training",
  "legal",
  "care",
] as const;

export type Skill = (typeof SKILLS)[number];

/** Whether a stored word is a skill of today's list. */
export const isSkill = (word: string): word is Skill => SKILLS.some((skill) => skill === word);

/** What a newcomer posts to offer help; `skills` repeats. */
export const volunteerSchema = z.object({
  ...commonFields,
  email: emailAddress,
  name: personName,
  phone: optional(phone),
  postcode: optional(postcode),
  group: optional(z.string().max(80)),
  skills: z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(SKILLS, "skills.invalid")).max(SKILLS.length, "skills.invalid"),
  ),
  availability: optional(lines(500)),
  message: optional(lines(3000)),
});

export type VolunteerInput = z.output<typeof volunteerSchema>;
