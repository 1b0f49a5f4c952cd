import { chooseTheme } from "@/lib/http/theme-choice";

export const POST = chooseTheme;
