'use client'

import { Choice } from './choice'
import { FieldFrame, useField, type FieldProps } from './field'

type ChoiceOption = { value: string; label: string; hint?: string }
type Props = FieldProps & { options: readonly ChoiceOption[]; values?: readonly string[] }

/** Any of several. Always sent as the list `name`, empty when nothing is ticked. */
export function CheckboxGroup({ name, label, hint, optional, options, values = [] }: Props) {
  const field = useField(name)
  const ticked = Array.isArray(field.last) ? field.last : values
  return (
    <FieldFrame group field={field} label={label} hint={hint} optional={optional}>
      <input type="hidden" name={`${name}[]`} value="" />
      {options.map(option => (
        <Choice
          key={`${option.value} ${String(ticked.includes(option.value))}`}
          type="checkbox"
          name={`${name}[]`}
          value={option.value}
          label={option.label}
          hint={option.hint}
          aria-invalid={field.control['aria-invalid']}
          defaultChecked={ticked.includes(option.value)}
        />
      ))}
    </FieldFrame>
  )
}
