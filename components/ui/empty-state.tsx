import type { ReactNode } from 'react'

type Props = { title: string; children?: ReactNode; action?: ReactNode }

/** A list with nothing in it: what that means, and what comes next. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <p className="text-16 font-semibold">{title}</p>
      {children !== undefined && (
        <div className="max-w-prose text-soft text-pretty">{children}</div>
      )}
      {action !== undefined && <div className="pt-2">{action}</div>}
    </div>
  )
}
