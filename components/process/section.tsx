import type { ReactNode } from 'react'

type Props = { id: string; title: string; lead?: string; children: ReactNode }

export function Section({ id, title, lead, children }: Props) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h2 id={id} className="text-20">
          {title}
        </h2>
        {lead !== undefined && <p className="max-w-[64ch] text-soft">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
