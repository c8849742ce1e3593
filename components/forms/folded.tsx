import type { ReactNode } from 'react'
import { buttonLook, type Tone } from '@/components/ui/button'

type Props = { label: string; tone: Tone; open: boolean; children: ReactNode }

/** A form behind a button. It opens without JavaScript, and stays open once it has something to say. */
export function Folded({ label, tone, open, children }: Props) {
  return (
    <details open={open || undefined} className="open:basis-full">
      <summary className={buttonLook({ tone: tone === 'danger' ? 'danger' : 'plain' })}>
        {label}
      </summary>
      <div className="mt-3 border-l-2 border-line pl-4">{children}</div>
    </details>
  )
}
