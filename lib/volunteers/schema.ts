import { z } from "zod";
import { commonFields, emailAddress, line, lines, optional, personName } from "@/lib/forms";

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

const phone = line(30).refine((text) => /^\+?[\d\s().-]{6,}$/.test(text), "phone.invalid");
const postcode = line(12).refine((text) => /^[A-Za-z0-9][A-Za-z0-9 -]{2,}$/.test(text), "postcode.invalid");

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
