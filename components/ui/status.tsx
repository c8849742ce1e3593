import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

// Shape, word and colour together: none of them carries the meaning alone.
const shapes = {
  passed: { colour: 'text-ok-text', shape: <path d="m3.2 8.4 3.2 3.2 6.4-6.8" /> },
  yours: {
    colour: 'text-accent-text',
    shape: <circle cx="8" cy="8" r="4.6" fill="currentColor" />,
  },
  waiting: { colour: 'text-wait-text', shape: <circle cx="8" cy="8" r="4.6" /> },
  running: {
    colour: 'text-wait-text',
    shape: (
      <>
        <circle cx="8" cy="8" r="4.6" />
        <path d="M8 3.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" stroke="none" />
      </>
    ),
  },
  held: { colour: 'text-hold-text', shape: <path d="M5.6 3.6v8.8M10.4 3.6v8.8" /> },
  failed: { colour: 'text-bad-text', shape: <path d="m4 4 8 8M12 4l-8 8" /> },
  unknown: {
    colour: 'text-soft',
    shape: <path d="M5.4 5.8a2.6 2.6 0 1 1 3.8 2.3c-.8.4-1.2.9-1.2 1.7M8 12.6v.1" />,
  },
  'not-applicable': { colour: 'text-faint', shape: <path d="M4.4 8h7.2" /> },
} as const

export type StatusName = keyof typeof shapes

type Props = {
  is: StatusName
  /** More than the bare word: "waiting for devops". Without it the word of the status stands alone. */
  children?: ReactNode
}

export function Status({ is, children }: Props) {
  const t = useTranslations('ui')
  return (
    <span className={`inline-flex items-baseline gap-1.5 font-medium ${shapes[is].colour}`}>
      <StatusIcon is={is} onFirstLine />
      <span>{children ?? t(`status.${is}`)}</span>
    </span>
  )
}

type IconProps = {
  is: StatusName
  /** Beside words that may wrap. */
  onFirstLine?: boolean
}

/** The shape alone, for a place where the word stands beside it already. */
export function StatusIcon({ is, onFirstLine = false }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${onFirstLine ? 'h-[1lh] w-4 self-start' : 'size-4 self-center'} ${shapes[is].colour}`}
    >
      {shapes[is].shape}
    </svg>
  )
}
