import { useId, type ReactNode } from 'react'

type Props = {
  title?: ReactNode
  /** Right of the title: a count, a link. */
  aside?: ReactNode
  /** No padding, for a table or a list that brings its own. */
  flush?: boolean
  children: ReactNode
}

export function Card({ title, aside, flush = false, children }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className="overflow-clip rounded border border-line bg-surface"
    >
      {title !== undefined && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2">
          <h2 id={id}>{title}</h2>
          {aside !== undefined && <div className="text-13 text-soft">{aside}</div>}
        </header>
      )}
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  )
}
