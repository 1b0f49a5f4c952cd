"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Leads on to the next answer by itself: in place with scripts, as a whole page without. */
export function GoOn({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => router.replace(href, { scroll: false }), [router, href]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`1;url=${href}`} />
    </noscript>
  );
}
