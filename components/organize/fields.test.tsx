import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { FormProvider, useForm } from "react-hook-form";
import { expect, test } from "vitest";
import { BothLanguages } from "@/components/organize/fields";
import en from "@/messages/en.json";
import fr from "@/messages/fr.json";
import { FormId } from "./field-ids";

function Form({ required }: { required?: boolean }) {
  return (
    <FormProvider {...useForm()}>
      <FormId value="f">
        <BothLanguages name="title" label="T" required={required} />
      </FormId>
    </FormProvider>
  );
}

const labels = (locale: "fr" | "en", required?: boolean) => {
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === "fr" ? fr : en} timeZone="Europe/Paris">
      <Form required={required} />
    </NextIntlClientProvider>,
  );
  // Neither field is required by itself: the other language will do.
  expect(page).not.toContain("required=");
  return [...page.matchAll(/<label[^>]*>(.*?)<\/label>/g)].map(([, label]) => label);
};

test("what is required in one language says so in the label of each, its accessible name", () => {
  expect(labels("fr", true)).toEqual(
    ["fr", "en"].map((to) => `T (${fr.desk.event[to as "fr"]}) (obligatoire dans une langue)`),
  );
  expect(labels("en", true)).toEqual(
    ["fr", "en"].map((to) => `T (${en.desk.event[to as "fr"]}) (required in one language)`),
  );
  expect(labels("fr")).toEqual([`T (${fr.desk.event.fr})`, `T (${fr.desk.event.en})`]);
});
