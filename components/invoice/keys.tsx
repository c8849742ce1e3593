'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

type Props = {
  words: { open: string; off: string; on: string }
  /** What the keys do, in words. */
  children: ReactNode
}

/**
 * Works a list of drafts by single keys, for who wants them: they can be turned off, and do nothing where somebody
 * types. They press what stands on the page: rows with `data-draft`, and links with `data-key`.
 */
export function Keys({ words, children }: Props) {
  const help = useRef<HTMLDetailsElement>(null)
  const [on, setOn] = useState(true)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') showHelp(help.current)
      else if (isOn() && pressed(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    help.current?.querySelector('summary')?.setAttribute('aria-keyshortcuts', '?')
    return () => document.removeEventListener('keydown', press)
  }, [])
  const turn = () => {
    localStorage.setItem(setting, isOn() ? 'off' : 'on')
    setOn(isOn())
  }
  return (
    <details ref={help} className="text-13" onToggle={() => setOn(isOn())}>
      <summary className="inline-flex min-h-7 items-center gap-2 text-soft hover:text-ink">
        {words.open}
        <kbd className="rounded border border-line bg-muted px-1.5 font-mono text-12">?</kbd>
      </summary>
      <div className="flex flex-col items-start gap-3 pt-2">
        {children}
        <button type="button" onClick={turn} className="link min-h-7">
          {on ? words.off : words.on}
        </button>
      </div>
    </details>
  )
}

const setting = 'review-keys'
const isOn = () => localStorage.getItem(setting) !== 'off'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="checkbox"]), select, textarea, [contenteditable]')

function showHelp(help: HTMLDetailsElement | null) {
  if (!help) return
  help.open = !help.open
  help.querySelector('summary')?.focus()
}

/** Does what a key stands for on this page; false where it stands for nothing. */
function pressed(key: string): boolean {
  const row = document.activeElement?.closest('tr') ?? null
  switch (key) {
    case 'j':
      return move(row, 1)
    case 'k':
      return move(row, -1)
    case 'ArrowDown':
      return row !== null && move(row, 1)
    case 'ArrowUp':
      return row !== null && move(row, -1)
    case 'x':
      return click(row?.querySelector('input[type="checkbox"]'))
    case 'n':
    case 'p':
    case 'u':
      return click(document.querySelector(`[data-key="${key}"]`))
    default:
      return false
  }
}

function move(from: Element | null, by: 1 | -1): boolean {
  const drafts = [...document.querySelectorAll<HTMLElement>('[data-draft]')]
  const at = drafts.findIndex(draft => from?.contains(draft) ?? false)
  const next = at === -1 ? drafts[0] : drafts[at + by]
  next?.focus()
  return next !== undefined
}

function click(what: Element | null | undefined): boolean {
  if (!(what instanceof HTMLElement)) return false
  what.click()
  return true
}
