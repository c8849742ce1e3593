import { z } from 'zod'

// The state before, and the form, which stands in the same body; and an action with what it is bound to.
const Call = z.tuple([z.unknown(), z.literal('$K1')])
const Action = z.object({ bound: z.literal('$@1') })

/**
 * Whether what was posted to a page can be taken apart as a form of the console is. React gives up on anything else
 * with an error of the server, before a command can say what is wrong. `byScript`: sent by a page that is alive.
 */
export function isReadableBody(form: FormData, byScript: boolean): boolean {
  if (!byScript) return [...form.keys()].flatMap(actionIn).every(at => isAction(form, at))
  const call = Call.safeParse(parsed(form.get('0')))
  return call.success && refersToNothing(call.data[0])
}

const actionIn = (name: string) => /^\$ACTION_REF_(.*)$/s.exec(name)?.slice(1) ?? []

function isAction(form: FormData, at: string) {
  const [action, bound] = ['0', '1'].map(part => parsed(form.get(`$ACTION_${at}:${part}`)))
  return Action.safeParse(action).success && bound !== undefined && refersToNothing(bound)
}

/** A text that begins with a dollar speaks of something elsewhere in the body; a text of somebody's is written with two. */
function refersToNothing(given: unknown): boolean {
  if (typeof given === 'string') return !given.startsWith('$') || /^\$(\$|undefined$)/.test(given)
  return typeof given !== 'object' || given === null || Object.values(given).every(refersToNothing)
}

function parsed(text: FormDataEntryValue | null): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined // Nothing of the console writes anything else there.
  }
}
