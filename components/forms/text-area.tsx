'use client'

import { FieldFrame, inputLook, useField, type FieldProps } from './field'

type Props = FieldProps & { value?: string; rows?: number; placeholder?: string; code?: boolean }

/** Room for a reason: it grows with what is typed, where the browser can. */
export function TextArea({
  name,
  label,
  hint,
  optional,
  value,
  rows = 4,
  code,
  placeholder,
}: Props) {
  const field = useField(name)
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <textarea
        {...field.control}
        name={name}
        rows={rows}
        required={!optional}
        placeholder={placeholder}
        defaultValue={typeof field.last === 'string' ? field.last : value}
        className={`${inputLook} field-sizing-content max-h-96 py-2 ${heights[rows > 6 ? 'tall' : 'usual']} ${code ? 'font-mono text-12' : ''}`}
      />
    </FieldFrame>
  )
}

const heights = { usual: 'min-h-24', tall: 'min-h-44' } as const
