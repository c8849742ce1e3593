import type { ReactNode } from 'react'

type Props = {
  /** Below each other, where a form shows fields at once, or why it cannot be sent. */
  stacked?: boolean
  children: ReactNode
}

/** Several commands beside each other; one that unfolds takes the whole row. */
export function CommandRow({ stacked = false, children }: Props) {
  return (
    <div className={`flex gap-3 ${stacked ? 'flex-col' : 'flex-wrap items-start'}`}>{children}</div>
  )
}
