"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";

/** What is asked before something is put into the text. Outside of the form that the text belongs to: it sends nothing of it. */
export function AskDialog({
  title,
  send,
  onSend,
  onClose,
  children,
}: {
  title: string;
  send: string;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("desk.editor");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return createPortal(
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // React would tell the form around the text.
          event.stopPropagation();
          onSend();
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <div className="btns">
          <Button>{send}</Button>
          <Button type="button" look="plain" onClick={() => dialog.current?.close()}>
            {t("close")}
          </Button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}
