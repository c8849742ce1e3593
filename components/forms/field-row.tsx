import type { ReactNode } from 'react'

/** Fields that are one thought: a time and its zone. Still one column on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="grid gap-x-4 sm:grid-cols-2">{children}</div>
}
