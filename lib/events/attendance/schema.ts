import { z } from "zod";
import { optional, ticked } from "@/lib/forms";

/** How many came: a count, or an estimate; empty takes the figure away. */
export const attendanceSchema = z.object({
  attendance: optional(
    z.coerce
      .number("attendance.invalid")
      .int("attendance.invalid")
      .min(0, "attendance.invalid")
      .max(10_000_000, "attendance.invalid"),
  ),
  approximate: ticked.default(false),
});

export type AttendanceInput = z.input<typeof attendanceSchema>;
