import { errorsIn, lint } from '@/lib/invoice/lint'
import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import { begin } from './begin'
import type { BookCommand, BookCommandName, BookCommandOf } from './commands'
import { editValidity, removeRule, saveRule } from './edit'
import type { BookEvent } from './events'
import { overlapping } from './overlap'
import type { BookRefusal } from './refusals'
import { digestOf, type BookSituation, type BookState } from './version'

/** Who writes books, publishes and retires them. No machine sets a price. */
const by = ['sales'] as const

const asDraft = ['draft'] as const
/** The state a version is in for each command; null: it is only now coming into being. */
const stateFor: Record<BookCommandName, readonly BookState[] | null> = {
  startVersion: null,
  importBook: null,
  editBook: asDraft,
  saveRule: asDraft,
  removeRule: asDraft,
  discardVersion: asDraft,
  publishBook: asDraft,
  retireBook: ['published'],
}

/** What stands between this actor and a command on a version, before what the command says is looked at. */
export function obstacle(
  situation: BookSituation,
  name: BookCommandName,
  actor: Actor,
): BookRefusal | null {
  if (!roleFor(actor, by)) return { code: 'wrong-role', needs: by }
  const { version } = situation
  const states = stateFor[name]
  if (!states) return version ? { code: 'already-exists' } : null
  if (!version) return { code: 'not-there' }
  if (!states.includes(version.state)) return { code: 'wrong-state', is: version.state }
  return name === 'publishBook' ? unpublishable(situation, version.book, actor) : null
}

/** Decides one command on one version of a price book. Pure; the day is `situation.today`. */
export function decide(
  situation: BookSituation,
  command: BookCommand,
  actor: Actor,
): Decision<BookEvent, BookRefusal> {
  const role = roleFor(actor, by)
  const refusal = obstacle(situation, command.type, actor) ?? overtaken(situation, command)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: by })
  const outcome = carriedOut(situation, command)
  return outcome.ok ? { ...outcome, role } : outcome
}

function carriedOut(
  situation: BookSituation,
  command: BookCommand,
): Outcome<BookEvent, BookRefusal> {
  if (command.type === 'startVersion' || command.type === 'importBook')
    return begin(situation, command)
  const book = situation.version?.book
  if (!book) return refuse({ code: 'not-there' })
  switch (command.type) {
    case 'editBook':
      return editValidity(book, command)
    case 'saveRule':
      return saveRule(book, command)
    case 'removeRule':
      return removeRule(book, command)
    case 'publishBook':
      return accept({ type: 'bookPublished', sha256: digestOf(book) })
    case 'retireBook':
      return retire(situation.today, book, command)
    case 'discardVersion':
      return accept({ type: 'versionDiscarded', reason: command.reason })
  }
}

// What was edited is what the editor had before them.
function overtaken({ seq }: BookSituation, command: BookCommand): BookRefusal | null {
  return 'seen' in command && command.seen !== seq ? { code: 'changed-since' } : null
}

type Book = NonNullable<BookSituation['version']>['book']

function unpublishable(
  { editors, published }: BookSituation,
  book: Book,
  actor: Actor,
): BookRefusal | null {
  if (actor.kind === 'person' && editors.includes(actor.id)) return { code: 'edited-by-you' }
  const findings = errorsIn(lint(book, published))
  if (findings.length > 0) return { code: 'not-sound', findings }
  const rival = overlapping(book, published)
  return rival ? { code: 'overlaps', with: rival.code } : null
}

// What was drafted keeps its prices: validity never ends in the past.
function retire(
  today: string,
  { validFrom, validTo }: Book,
  { on, reason }: BookCommandOf<'retireBook'>,
): Outcome<BookEvent, BookRefusal> {
  if (on < today) return refuse({ code: 'in-the-past', today })
  if (on < validFrom || (validTo !== null && on > validTo))
    return refuse({ code: 'not-valid-then' })
  return accept({ type: 'bookRetired', on, was: validTo, reason })
}
