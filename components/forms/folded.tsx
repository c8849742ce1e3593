import { useEffect, useRef, type ReactNode } from 'react'
import { buttonLook, type Tone } from '@/components/ui/button'
import type { FormState } from '@/lib/form-state'

type Props = { label: string; tone: Tone; state: FormState; children: ReactNode }

/** A form behind a button. It opens without JavaScript, stays open while it has something to say, and closes when done. */
export function Folded({ label, tone, state, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  // Each time it is done: who opened it did so without React, which then sees nothing to close.
  useEffect(() => {
    if (state.status === 'done' && details.current) details.current.open = false
  }, [state])
  const speaks = state.status === 'invalid' || state.status === 'refused'
  return (
    <details ref={details} open={speaks || undefined} className="open:basis-full">
      <summary className={buttonLook({ tone: tone === 'danger' ? 'danger' : 'plain' })}>
        {label}
      </summary>
      <div className="mt-3 border-l-2 border-line pl-4">{children}</div>
    </details>
  )
}
