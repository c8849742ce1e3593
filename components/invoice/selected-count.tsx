'use client'

import { useEffect, useRef, useState } from 'react'

type Props = { none: string; one: string; /** "{count} selected" */ many: string }

/** Says how many drafts are ticked in its form, as it changes. Without a script the next page says it. */
export function SelectedCount({ none, one, many }: Props) {
  const place = useRef<HTMLOutputElement>(null)
  const [count, setCount] = useState(0)
  useEffect(() => {
    const form = place.current?.closest('form')
    const look = () => {
      setCount(form?.querySelectorAll('input[name="pick"]:checked').length ?? 0)
    }
    look()
    form?.addEventListener('change', look)
    return () => form?.removeEventListener('change', look)
  }, [])
  const words = count === 0 ? none : count === 1 ? one : many.replace('{count}', String(count))
  return (
    <output ref={place} className="min-w-24 font-medium tabular-nums">
      {words}
    </output>
  )
}
