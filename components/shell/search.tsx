'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'

/** A plain form to the list of releases; `/` and Ctrl K bring the cursor here. */
export function Search({ label, placeholder }: { label: string; placeholder: string }) {
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    function jump(event: KeyboardEvent) {
      if (!isShortcut(event)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])

  return (
    <form action="/releases" role="search" className="relative min-w-0 flex-1 md:max-w-sm">
      <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-faint">
        <Icon name="search" />
      </span>
      <input
        ref={input}
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        aria-keyshortcuts="/ Control+K"
        className="peer h-8 w-full rounded border border-line bg-canvas pr-8 pl-8 text-13 placeholder:text-faint hover:border-line-strong"
      />
      <kbd
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-1.5 right-1.5 hidden w-5 items-center justify-center rounded border border-line bg-surface font-sans text-12 text-faint peer-focus:hidden md:flex"
      >
        /
      </kbd>
    </form>
  )
}

function isShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) {
  if (key === 'k' && (ctrlKey || metaKey)) return true
  const typing =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')
  return key === '/' && !ctrlKey && !metaKey && !altKey && !typing
}
