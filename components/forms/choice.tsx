import type { ComponentProps, ReactNode } from 'react'

type Props = Omit<ComponentProps<'input'>, 'className' | 'type'> & {
  type: 'checkbox' | 'radio'
  label: ReactNode
  hint?: ReactNode
}

/** One box or dot with its words, all of it a target. */
export function Choice({ label, hint, ...input }: Props) {
  return (
    <label className="flex min-h-7 items-start gap-2.5 py-1 text-14 has-disabled:text-faint">
      <input {...input} className="mt-0.5 size-4 shrink-0" />
      <span>
        {label}
        {hint !== undefined && <span className="block text-12 text-soft">{hint}</span>}
      </span>
    </label>
  )
}
