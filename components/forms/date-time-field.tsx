'use client'

import { FieldFrame, inputLook, useField, type FieldProps } from './field'

type Props = FieldProps & {
  /** Wall time, '2026-11-24T14:00'. The zone it is meant in has a field of its own. */
  value?: string
}

export function DateTimeField({ name, label, hint, optional, value }: Props) {
  const field = useField(name)
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <input
        {...field.control}
        type="datetime-local"
        name={name}
        required={!optional}
        defaultValue={typeof field.last === 'string' ? field.last : value}
        className={inputLook}
      />
    </FieldFrame>
  )
}
