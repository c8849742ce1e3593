import type { ReactNode } from 'react'

const tones = {
  plain: 'border-line bg-muted text-soft',
  accent: 'border-accent-line bg-accent-surface text-accent-text',
  ok: 'border-ok-line bg-ok-surface text-ok-text',
  wait: 'border-wait-line bg-wait-surface text-wait-text',
  warn: 'border-warn-line bg-warn-surface text-warn-text',
  bad: 'border-bad-line bg-bad-surface text-bad-text',
  hold: 'border-hold-line bg-hold-surface text-hold-text',
} as const

type Props = { tone?: keyof typeof tones; children: ReactNode }

/** A word about a thing: its kind, its type. What state it is in is a Status. */
export function Tag({ tone = 'plain', children }: Props) {
  return (
    <span
      className={`inline-flex h-5 items-center rounded border px-1.5 text-12 font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  )
}
