import type { ReactNode } from 'react'

const tones = {
  ok: { box: 'border-ok-line bg-ok-surface', title: 'text-ok-text' },
  wait: { box: 'border-wait-line bg-wait-surface', title: 'text-wait-text' },
  warn: { box: 'border-warn-line bg-warn-surface', title: 'text-warn-text' },
  bad: { box: 'border-bad-line bg-bad-surface', title: 'text-bad-text' },
  hold: { box: 'border-hold-line bg-hold-surface', title: 'text-hold-text' },
} as const

export type CalloutTone = keyof typeof tones

type Props = { tone: CalloutTone; title: ReactNode; children?: ReactNode }

/** Something to know before going on: a freeze, a hold, what became void. */
export function Callout({ tone, title, children }: Props) {
  return (
    <div className={`rounded border px-4 py-2.5 ${tones[tone].box}`}>
      <p className={`font-semibold ${tones[tone].title}`}>{title}</p>
      {children !== undefined && <div className="pt-0.5 text-13 text-soft">{children}</div>}
    </div>
  )
}
