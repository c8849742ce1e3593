'use client'

import { FieldFrame, useField, type FieldProps } from './field'

type Props = FieldProps & { accept: string; multiple?: boolean }

/** A browser gives no file back after a refusal, and the field says so. */
export function FileField({ name, label, hint, optional, accept, multiple }: Props) {
  const field = useField(name)
  const again = field.values === undefined ? undefined : field.words.chooseFileAgain
  return (
    <FieldFrame field={field} label={label} optional={optional} hint={joined(hint, again)}>
      <input
        {...field.control}
        type="file"
        name={name}
        accept={accept}
        multiple={multiple}
        required={!optional}
        className="w-full min-w-0 rounded border border-dashed border-line-strong bg-surface p-2 text-13 text-soft file:mr-3 file:min-h-7 file:cursor-pointer file:rounded file:border file:border-solid file:border-line-strong file:bg-muted file:px-2.5 file:text-13 file:font-medium file:text-ink aria-invalid:border-bad-text aria-invalid:bg-bad-surface"
      />
    </FieldFrame>
  )
}

function joined(hint: FieldProps['hint'], again: string | undefined) {
  if (again === undefined) return hint
  return (
    <>
      {hint} <strong className="font-medium text-ink">{again}</strong>
    </>
  )
}
