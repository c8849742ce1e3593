'use client'

import { useState } from 'react'
import { Icon } from './icon'

type Props = {
  text: string
  /** Whether the text is an address of this console: then it is copied with its host. */
  address?: boolean
  label: string
  copiedLabel: string
}

/** Not there without a script: it could do nothing. */
export function CopyButton({ text, address = false, label, copiedLabel }: Props) {
  const [copied, setCopied] = useState(false)

  async function copy() {
    await navigator.clipboard.writeText(address ? new URL(text, location.href).href : text)
    setCopied(true)
  }

  return (
    <>
      <button
        type="button"
        onClick={() => void copy()}
        className="inline-flex size-6 items-center justify-center rounded text-faint hover:bg-muted hover:text-ink noscript:hidden"
      >
        <Icon name={copied ? 'done' : 'copy'} />
        <span className="sr-only">{label}</span>
      </button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ''}
      </span>
    </>
  )
}
