'use client'

import { Choice } from './choice'
import { FieldFrame, useField, type FieldProps } from './field'

type ChoiceOption = { value: string; label: string; hint?: string }
type Props = FieldProps & { options: readonly ChoiceOption[]; value?: string }

/** One of a few, all of them visible. */
export function RadioGroup({ name, label, hint, optional, options, value }: Props) {
  const field = useField(name)
  const chosen = typeof field.last === 'string' ? field.last : value
  return (
    <FieldFrame group field={field} label={label} hint={hint} optional={optional}>
      {options.map(option => (
        <Choice
          key={`${option.value} ${String(option.value === chosen)}`}
          type="radio"
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          aria-invalid={field.control['aria-invalid']}
          defaultChecked={option.value === chosen}
        />
      ))}
    </FieldFrame>
  )
}
