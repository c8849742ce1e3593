'use client'

import { useEffect } from 'react'

const EVERY = 60_000

/** Keeps the session of whoever types or clicks, also in a form that is long in the filling. */
export function Presence({ report }: { report: string }) {
  useEffect(() => onInput(() => void fetch(report, { method: 'POST' }).catch(gone)), [report])
  return null
}

// Being offline is not for this to say: the next click comes again.
const gone = () => undefined

function onInput(tell: () => void) {
  let told = -EVERY
  const hear = () => {
    if (performance.now() - told < EVERY) return
    told = performance.now()
    tell()
  }
  const kinds = ['pointerdown', 'keydown'] as const
  for (const kind of kinds) addEventListener(kind, hear, { capture: true, passive: true })
  return () => {
    for (const kind of kinds) removeEventListener(kind, hear, true)
  }
}
