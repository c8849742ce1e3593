'use client'

import { useState } from 'react'
import { Icon } from './icon'

type Props = {
  /** The whole of it: what is copied. */
  code: string
  /** How much of it is shown. */
  show?: number
  copyLabel: string
  copiedLabel: string
}

/** A commit or a digest: short to read, whole to copy. */
export function CopyCode({ code, show = 7, copyLabel, copiedLabel }: Props) {
  const [copied, setCopied] = useState(false)

  async function copy() {
    await navigator.clipboard.writeText(code)
    setCopied(true)
  }

  return (
    <span className="inline-flex items-center gap-0.5">
      <code title={code} className="font-mono text-12 break-all">
        {code.slice(0, show)}
      </code>
      <button
        type="button"
        onClick={() => void copy()}
        className="inline-flex size-6 items-center justify-center rounded text-faint hover:bg-muted hover:text-ink"
      >
        <Icon name={copied ? 'done' : 'copy'} />
        <span className="sr-only">
          {copyLabel} {code.slice(0, show)}
        </span>
      </button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ''}
      </span>
    </span>
  )
}
