'use client'

import { usePathname, useRouter } from 'next/navigation'
import {
  createContext,
  startTransition,
  use,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import type { FormState } from '@/lib/form-state'

type Action = (state: FormState, form: FormData) => Promise<FormState>
type Said = { words: string; at: string; tone: keyof typeof looks }
type Saying = {
  hush: () => void
  /** Says what was done, on the page of the form or where it goes on. */
  say: (words: string, from: string, to?: string) => void
  /** Why nothing was done stands in its form, unless that goes before anybody went on. */
  owe: () => void
  /** Says why nothing was done, as the form that said it is gone from its page. */
  sayFor: (refusal: Refusal) => void
  /** Takes the focus when the element that had it is gone. */
  catchFocus: () => void
}

type Refusal = { words: string; from: string }

const nothing = () => undefined
const SayingContext = createContext<Saying>({
  hush: nothing,
  say: nothing,
  owe: nothing,
  sayFor: nothing,
  catchFocus: nothing,
})

/** Says what was done, or why nothing was when the form that would say it is gone. It stands around every page, so it outlives the form that was sent. */
export function SayingAround({ first, children }: { first: string | null; children: ReactNode }) {
  const path = usePathname()
  const router = useRouter()
  const region = useRef<HTMLDivElement>(null)
  const owed = useRef(false)
  useEffect(() => onMovingOn(() => (owed.current = false)), [])
  const [last, setLast] = useState(path)
  const [said, setSaid] = useState<Said | null>(
    first === null ? null : { words: first, at: path, tone: 'done' },
  )
  if (last !== path) {
    setLast(path)
    if (said?.at !== path) setSaid(null)
  }

  const saying = useMemo<Saying>(() => {
    const catchFocus = () =>
      onceDrawn(() => {
        if (owed.current && focusIfLost(region.current)) owed.current = false
      })
    return {
      catchFocus,
      hush: () => setSaid(null),
      say: (words, from, to) => {
        owed.current = true
        setSaid({ words, at: to ?? from, tone: 'done' })
        startTransition(() => {
          if (to !== undefined) router.push(to)
          if (to === undefined || to === from) router.refresh()
        })
        catchFocus()
      },
      owe: () => (owed.current = true),
      sayFor: ({ words, from }) => {
        if (!owed.current || from !== location.pathname) return
        setSaid({ words, at: from, tone: 'refused' })
        catchFocus()
      },
    }
  }, [router])

  return (
    <SayingContext value={saying}>
      <div ref={region} role="status" tabIndex={-1} className="sticky top-14 z-10 rounded">
        {said?.at === path && <p className={looks[said.tone]}>{said.words}</p>}
      </div>
      {children}
    </SayingContext>
  )
}

/** The action of a form, made to say its end. Before the script is there it is the server's own, which needs none. */
export function useSayingAction(action: Action): Action {
  const saying = use(SayingContext)
  const alive = useAlive()
  const sent = useRef(false)
  const overtaken = useSaidWhenGone(saying)
  // The button that had the focus may go with its form, with another form in its place, or be disabled.
  useEffect(() => {
    if (sent.current) saying.catchFocus()
  })
  useEffect(
    () => () => {
      if (sent.current) saying.catchFocus()
    },
    [saying],
  )
  if (!alive) return action
  return async (state, form) => {
    sent.current = true
    const from = location.pathname
    saying.hush()
    overtaken(null)
    const next = await action(state, form)
    // With the new page, not before it: until then the form is about to be emptied of what is typed.
    if (next.status === 'done') startTransition(() => saying.say(next.message, from, next.at))
    if ('overtaken' in next) overtaken({ words: next.message, from })
    return next
  }
}

/** Keeps what a form was told when it was overtaken: the page drawn anew may show a state that has no such form. */
function useSaidWhenGone({ owe, sayFor }: Saying) {
  const told = useRef<Refusal | null>(null)
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      if (told.current) sayFor(told.current)
    }
  }, [sayFor])
  return (refusal: Refusal | null) => {
    told.current = refusal
    if (refusal) owe()
    if (refusal && gone.current) sayFor(refusal)
  }
}

/** Whether the script of the page is there; false for its first picture. */
export const useAlive = () => useSyncExternalStore(never, yes, no)

const never = () => nothing
const yes = () => true
const no = () => false

// A browser lets go of what was removed or disabled when it draws the next picture, so it is asked after that.
function onceDrawn(then: () => void) {
  requestAnimationFrame(() => requestAnimationFrame(then))
}

function focusIfLost(region: HTMLElement | null): boolean {
  const { activeElement, body } = document
  const lost = activeElement === null || activeElement === body
  if (!lost || !region?.textContent) return false
  region.focus({ preventScroll: true })
  return true
}

// Focus is given once per sentence, and not to somebody who went on meanwhile: a page drawn anew must not take it again.
function onMovingOn(then: () => void) {
  const kinds = ['pointerdown', 'keydown'] as const
  for (const kind of kinds) addEventListener(kind, then, true)
  return () => {
    for (const kind of kinds) removeEventListener(kind, then, true)
  }
}

const box = 'mb-4 rounded border px-4 py-2.5 font-medium shadow-float'
const looks = {
  done: `${box} border-ok-line bg-ok-surface text-ok-text`,
  refused: `${box} border-bad-line bg-bad-surface text-bad-text`,
}
