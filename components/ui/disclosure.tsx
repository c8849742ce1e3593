import type { ReactNode } from 'react'
import { Icon } from './icon'

type Props = { summary: ReactNode; open?: boolean | undefined; children: ReactNode }

/** More for those who ask: "why this amount". */
export function Disclosure({ summary, open, children }: Props) {
  return (
    <details open={open} className="group">
      <summary className="inline-flex min-h-7 items-center gap-1.5 text-13 font-medium text-soft hover:text-ink">
        <span className="transition-transform group-open:rotate-90">
          <Icon name="open" />
        </span>
        {summary}
      </summary>
      <div className="pt-2 pb-1 pl-[1.375rem]">{children}</div>
    </details>
  )
}
