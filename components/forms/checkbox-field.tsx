'use client'

import { Choice } from './choice'
import { useField, type FieldProps } from './field'

type Props = Omit<FieldProps, 'optional'> & { checked?: boolean }

/** One yes or no. Ticked, it sends `on`; otherwise nothing. */
export function CheckboxField({ name, label, hint, checked = false }: Props) {
  const field = useField(name)
  const ticked = field.values ? field.last !== undefined : checked
  return (
    <div className="flex flex-col">
      <Choice
        {...field.control}
        key={String(ticked)}
        type="checkbox"
        name={name}
        label={label}
        hint={<span id={field.ids.hint}>{hint}</span>}
        defaultChecked={ticked}
      />
      <p id={field.ids.error} className="min-h-5 text-12 font-medium text-bad-text">
        {field.errors.join(' ')}
      </p>
    </div>
  )
}
