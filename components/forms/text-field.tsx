'use client'

import type { HTMLInputAutoCompleteAttribute } from 'react'
import { FieldFrame, inputLook, useField, type FieldProps } from './field'

type Props = FieldProps & {
  type?: 'text' | 'email' | 'url' | 'search' | 'date'
  value?: string
  placeholder?: string
  /** Codes, commits, versions: a fixed-width face, no spelling help. */
  code?: boolean
  inputMode?: 'decimal' | 'numeric' | 'text'
  /** What stands behind the box: a unit, a currency. */
  unit?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
}

export function TextField({ name, label, hint, optional, value, code, unit, ...rest }: Props) {
  const field = useField(name)
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <span className="flex items-center gap-2">
        <input
          {...rest}
          {...field.control}
          name={name}
          required={!optional}
          defaultValue={typeof field.last === 'string' ? field.last : value}
          spellCheck={!code}
          className={`${inputLook} ${code ? 'font-mono text-13' : ''}`}
        />
        {unit !== undefined && <span className="text-13 text-soft">{unit}</span>}
      </span>
    </FieldFrame>
  )
}
