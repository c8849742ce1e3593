'use client'

import {
  createContext,
  use,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { Button, type Tone } from '@/components/ui/button'
import { blank, type FormState } from '@/lib/form-state'
import { useDrawnFrom } from './drawn-from'
import { Folded } from './folded'
import { FormOutcome } from './form-outcome'
import { useAlive, useSayingAction } from './saying'

/** The few words a form says by itself, in the language of the reader. */
export type FormWords = {
  pending: string
  invalid: string
  optional: string
  chooseFileAgain: string
}

type Shared = { state: FormState; words: FormWords }
const FormContext = createContext<Shared | null>(null)

export function useForm(): Shared {
  const shared = use(FormContext)
  if (!shared) throw new Error('A field stands outside of a CommandForm.')
  return shared
}

export type FormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  hidden: Readonly<Record<string, string>>
  /** The number of the last event of what this is about, as the page has it. */
  expected: number
  /** The key under which this form has its effect, once. */
  once: string
  submit: string
  obstacle: string | null
  consequences?: ReactNode
  tone: Tone
  folded?: string
  words: FormWords
  children?: ReactNode
}

export function Form(props: FormProps) {
  const {
    action,
    hidden,
    expected,
    once,
    submit,
    obstacle,
    consequences,
    tone,
    folded,
    words,
    children,
  } = props
  const [state, formAction, pending] = useActionState(useSayingAction(action), blank)
  const form = useRef<HTMLFormElement>(null)
  const reason = useId()
  const alive = useAlive()
  // A page that is drawn anew brings a new key. It is taken once the form had its effect, and not while an answer to it
  // may be lost: who sends it again means the same.
  const [key, setKey] = useState(once)
  if (state.status === 'done' && key !== once) setKey(once)
  const drawn = useDrawnFrom(expected, state)

  useEffect(() => {
    if (state.status === 'invalid') firstInvalid(form.current)?.focus()
  }, [state])

  const whole = (
    <form
      ref={form}
      action={formAction}
      noValidate
      aria-busy={pending}
      onInput={drawn.hold}
      onSubmit={event => {
        if (pending) event.preventDefault()
      }}
      className="flex max-w-xl min-w-0 flex-col gap-1"
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="once" value={key} autoComplete="off" />
      <input type="hidden" name="expected" value={drawn.number} autoComplete="off" />
      <FormContext value={{ state, words }}>{children}</FormContext>
      {consequences && <div className="pb-2">{consequences}</div>}
      <div className="flex flex-col items-start gap-1.5">
        <Button
          type="submit"
          tone={tone}
          disabled={obstacle !== null}
          aria-disabled={pending || undefined}
          aria-describedby={obstacle === null ? undefined : reason}
        >
          {pending ? words.pending : submit}
        </Button>
        {obstacle !== null && (
          <p id={reason} className="text-13 text-soft">
            {obstacle}
          </p>
        )}
      </div>
      <FormOutcome
        state={state}
        invalid={words.invalid}
        unseen={['', ...Object.keys(hidden)]}
        alive={alive}
      />
    </form>
  )

  if (folded === undefined) return whole
  return (
    <Folded label={folded} tone={tone} state={state}>
      {whole}
    </Folded>
  )
}

function firstInvalid(form: HTMLFormElement | null) {
  return form?.querySelector<HTMLElement>('[aria-invalid="true"]')
}
