'use client'

import { FieldFrame, inputLook, useField, type FieldProps } from './field'

export type Option = { value: string; label: string }
export type OptionGroup = { label: string; options: readonly Option[] }

type Props = FieldProps & { options: readonly (Option | OptionGroup)[]; value?: string }

export function SelectField({ name, label, hint, optional, options, value }: Props) {
  const field = useField(name)
  const chosen = typeof field.last === 'string' ? field.last : value
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      {/* A reset puts a select back to what it was first drawn with: a new key draws it anew. */}
      <select
        {...field.control}
        key={chosen}
        name={name}
        required={!optional}
        defaultValue={chosen}
        className={inputLook}
      >
        {options.map(option =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(drawOption)}
            </optgroup>
          ) : (
            drawOption(option)
          ),
        )}
      </select>
    </FieldFrame>
  )
}

function drawOption({ value, label }: Option) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}
