import { useState } from 'react'
import type { FormState } from '@/lib/form-state'

/**
 * The number of the event that a form was drawn from. A live page is drawn anew under what somebody types, and they may
 * not see what changed: the number stays from the first key on. Who was told that they were overtaken has the new page
 * before them, and who is done begins anew.
 */
export function useDrawnFrom(expected: number, state: FormState) {
  const [held, setHeld] = useState<number | null>(null)
  const [answered, setAnswered] = useState(state)
  if (state !== answered) {
    setAnswered(state)
    if (state.status === 'done' || 'overtaken' in state) setHeld(null)
  }
  return { number: held ?? expected, hold: () => setHeld(current => current ?? expected) }
}
