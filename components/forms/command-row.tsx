import type { ReactNode } from 'react'

/** Several commands beside each other; one that unfolds takes the whole row. */
export function CommandRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-start gap-x-3 gap-y-3">{children}</div>
}
