"use client";

import { BeginForm } from "@/components/organize/text/begin-form";
import { SavedForm } from "@/components/organize/text/saved-form";
import type { PostChoices } from "@/lib/publishing/desk/choices/queries";
import { newResource, saveResource } from "@/lib/resources/actions";
import type { ResourceFormInput } from "@/lib/resources/schema";
import { type OwnFile, ResourceFields } from "./resource-fields";
import type { ResourceFormValues } from "./values";

/** What the form holds is what the schema reads: it checks kinds and choices again. */
const asInput = (values: ResourceFormValues) => values as unknown as ResourceFormInput;

type EditorProps = {
  resourceId: string;
  values: ResourceFormValues;
  seen: string;
  choices: PostChoices;
  own: OwnFile;
};

/** Writes an existing resource. */
export function ResourceEditor({ resourceId, values, seen, choices, own }: EditorProps) {
  return (
    <SavedForm
      values={values}
      seen={seen}
      prefix="resource"
      act={(typed, seen) => saveResource({ resourceId, seen, resource: asInput(typed) })}
    >
      <ResourceFields {...choices} own={own} />
    </SavedForm>
  );
}

type NewProps = { groups: readonly { id: string; name: string; choices: PostChoices }[]; values: ResourceFormValues };

/** Begins a resource. */
export function NewResourceForm({ groups, values }: NewProps) {
  return (
    <BeginForm
      groups={groups}
      values={values}
      prefix="resource"
      act={(groupId, typed) => newResource({ groupId, resource: asInput(typed) })}
      opens={({ resourceId }: { resourceId: string }) => `/organize/resources/${resourceId}`}
    >
      {({ choices }) => <ResourceFields {...choices} />}
    </BeginForm>
  );
}
