import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/shapes.css";

import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { DEFAULT_LOCALE } from "@/lib/local-text";

/** The document of the demo's own tools, outside the site and in its first language. */
export default function DevLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={DEFAULT_LOCALE} className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
