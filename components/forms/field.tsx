'use client'

import { useId, type ReactNode } from 'react'
import { useForm } from './form'

/** What every field takes. */
export type FieldProps = { name: string; label: string; hint?: ReactNode; optional?: boolean }

/** Finds a field's own error and its own last value, by name. */
export function useField(name: string) {
  const id = useId()
  const { state, words } = useForm()
  const errors = state.status === 'invalid' ? (state.fields[name] ?? []) : []
  const values = 'values' in state ? state.values : undefined
  return {
    errors,
    words,
    /** Everything typed, once the form was turned down; undefined before that. */
    values,
    last: values?.[name],
    ids: { control: id, hint: `${id}-hint`, error: `${id}-error` },
    control: {
      id,
      'aria-invalid': errors.length > 0 ? (true as const) : undefined,
      'aria-describedby': `${id}-hint ${id}-error`,
    },
  }
}

export type Field = ReturnType<typeof useField>

type FrameProps = Pick<FieldProps, 'label' | 'hint' | 'optional'> & {
  field: Field
  /** A group of controls has a legend, a single one a label. */
  group?: boolean
  children: ReactNode
}

/** Label above, hint below, and a line kept free for the error, so that it moves nothing. */
export function FieldFrame({ field, label, hint, optional, group, children }: FrameProps) {
  const title = (
    <>
      {label}
      {optional && <span className="font-normal text-faint"> · {field.words.optional}</span>}
    </>
  )
  const below = (
    <>
      <p id={field.ids.hint} className="pt-1 text-12 text-soft empty:hidden">
        {hint}
      </p>
      <p id={field.ids.error} className="min-h-6 pt-0.5 pb-1.5 text-12 font-medium text-bad-text">
        {field.errors.join(' ')}
      </p>
    </>
  )
  if (group) {
    return (
      <fieldset
        aria-describedby={`${field.ids.hint} ${field.ids.error}`}
        className="flex min-w-0 flex-col"
      >
        <legend className={titleLook}>{title}</legend>
        {children}
        {below}
      </fieldset>
    )
  }
  return (
    <div className="flex min-w-0 flex-col">
      <label htmlFor={field.ids.control} className={titleLook}>
        {title}
      </label>
      {children}
      {below}
    </div>
  )
}

const titleLook = 'pb-1 text-13 font-medium'

/** How a box to type in looks. */
export const inputLook =
  'min-h-9 w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-14 text-ink placeholder:text-faint aria-invalid:border-bad-text aria-invalid:bg-bad-surface'
