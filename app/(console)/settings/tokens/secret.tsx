'use client'

import { useForm } from '@/components/forms/form'
import { CopyCode } from '@/components/ui/copy-code'

type Words = { title: string; once: string; copy: string; copied: string }

/** The token that was just issued. The answer to the form is the only place it is ever shown. */
export function Secret({ words }: { words: Words }) {
  const { state } = useForm()
  if (state.status !== 'done' || state.secret === undefined) return null
  return (
    <section aria-label={words.title} className={look}>
      <h3 className="text-ok-text">{words.title}</h3>
      <CopyCode
        code={state.secret}
        show={state.secret.length}
        copyLabel={words.copy}
        copiedLabel={words.copied}
      />
      <p className="text-13 text-soft">{words.once}</p>
    </section>
  )
}

const look =
  'order-last mt-3 flex flex-col gap-1 rounded border border-ok-line bg-ok-surface px-4 py-2.5'
