'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

const SETTLES = 300

/**
 * Shows the page anew when something has changed since it was read on the server; a hidden page lets go of its
 * connection and catches up later.
 */
export function Live({ source, readAt }: { source: string; readAt: number }) {
  const router = useRouter()
  // Of the first reading: one that comes of a change must not open another connection.
  const [address] = useState(`${source}?read=${String(readAt)}`)
  useEffect(() => follow(address, () => router.refresh()), [address, router])
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
