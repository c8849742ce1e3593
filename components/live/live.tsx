'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const SETTLES = 300

/** Shows the page anew when something has changed; a hidden page lets go of its connection and catches up later. */
export function Live({ source }: { source: string }) {
  const router = useRouter()
  useEffect(() => follow(source, () => router.refresh()), [source, router])
  return null
}

function follow(source: string, refresh: () => void) {
  let events: EventSource | null = null
  let soon: ReturnType<typeof setTimeout> | undefined
  let missed = false
  const later = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      refresh()
    }, SETTLES)
  }
  const open = () => {
    events = new EventSource(source)
    events.onmessage = later
    events.onerror = () => (missed = true)
    events.onopen = () => {
      if (missed) later()
      missed = false
    }
  }
  const close = () => {
    clearTimeout(soon)
    soon = undefined
    events?.close()
  }
  const look = () => {
    close()
    if (document.hidden) return
    open()
    later()
  }
  if (!document.hidden) open()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    close()
  }
}
