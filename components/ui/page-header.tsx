import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** What tells this thing from its neighbours: kind, revision, commit. */
  meta?: ReactNode
  /** On the right: the clock, a button. */
  actions?: ReactNode
}

export function PageHeader({ title, meta, actions }: Props) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-20">{title}</h1>
        {meta !== undefined && (
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-13 text-soft">
            {meta}
          </div>
        )}
      </div>
      {actions !== undefined && (
        <div className="flex flex-wrap items-center gap-2 text-13 text-soft">{actions}</div>
      )}
    </header>
  )
}
