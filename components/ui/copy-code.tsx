import { CopyButton } from './copy-button'

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
  return (
    <span className="inline-flex items-center gap-0.5">
      <code title={code} className="font-mono text-12 break-all">
        {code.slice(0, show)}
      </code>
      <CopyButton text={code} label={`${copyLabel} ${code.slice(0, show)}`} {...{ copiedLabel }} />
    </span>
  )
}
