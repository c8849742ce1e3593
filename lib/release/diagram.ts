import {
  roles,
  rules,
  stages,
  trackTypes,
  workflow,
  type CommandName,
  type Stage,
  type TrackType,
} from './workflow'

/** What the diagram says in the reader's language. */
export type DiagramWord =
  | `stages.${Stage}.name`
  | `roles.${ActingRole}.short`
  | `tracks.${TrackType}.name`
  | `diagram.${'decision' | 'automatic' | 'draft' | 'closed'}`

type Words = (word: DiagramWord) => string

/**
 * In: the words, asked for by name. Out: the workflow as a Mermaid flowchart, top down, every label
 * quoted: the stages of the release, the choice by deployment type, then the stages of each track
 * with who acts on them, and the draft invoice where a rollout makes one.
 */
export function diagram(words: Words): string {
  const lines = [
    ...ofRelease.map(stage => `${stage}["${stageLabel(words, stage, trackTypes)}"]`),
    `decision{"${quotable(words('diagram.decision'))}"}`,
    [...ofRelease, 'decision'].join(' --> '),
    ...trackTypes.flatMap(type => lane(words, type)),
    `closed(["${quotable(words('diagram.closed'))}"])`,
  ]
  return ['flowchart TD', ...lines.map(line => `  ${line}`), ''].join('\n')
}

/** The roles of the people who act on a stage, there or on these tracks, in the order of the roles. */
export function actingOn(
  stage: Stage,
  types: readonly TrackType[] = trackTypes,
): readonly ActingRole[] {
  const commands = Object.keys(workflow[stage].commands) as CommandName[]
  const open = commands.filter(name => types.some(type => rules[name].on.includes(type)))
  return roles.filter((role): role is ActingRole =>
    open.some(name => rules[name].by.includes(role)),
  )
}

/** Who acts on a release at all: people who manage or only read are not among them. */
export type ActingRole = Exclude<
  By<{ [S in Stage]: CommandsOf<S>[keyof CommandsOf<S>] }[Stage]>,
  'system'
>
type CommandsOf<S extends Stage> = (typeof workflow)[S]['commands']
type By<Rule> = Rule extends { by: readonly (infer Role)[] } ? Role : never

/** Where an invoice draft is made as the rollout starts (1-domain: deployment types). */
export const drafted: readonly TrackType[] = rules.startRollout.on

/** Where the deployment starts without anybody's hand. */
export const automatic: readonly TrackType[] = rules.startServerless.on

const ofRelease = stages.filter(stage => workflow[stage].scope === 'release')
const ofTrack = stages.filter(stage => workflow[stage].scope === 'track')

function lane(words: Words, type: TrackType): string[] {
  const ids = ofTrack.map(stage => `${type}_${stage}`)
  const [first = 'closed'] = ids
  return [
    ...ofTrack.map(stage => `${type}_${stage}["${trackLabel(words, stage, type)}"]`),
    `decision -->|"${quotable(words(`tracks.${type}.name`))}"| ${first}`,
    [...ids, 'closed'].join(' --> '),
  ]
}

function trackLabel(words: Words, stage: Stage, type: TrackType) {
  const extra = [
    ...(automatic.includes(type) ? (['diagram.automatic'] as const) : []),
    ...(drafted.includes(type) ? (['diagram.draft'] as const) : []),
  ]
  return stageLabel(words, stage, [type], stage === 'deployment' ? extra.map(words) : [])
}

function stageLabel(
  words: Words,
  stage: Stage,
  types: readonly TrackType[],
  extra: readonly string[] = [],
) {
  const title = `${String(stages.indexOf(stage) + 1)} ${words(`stages.${stage}.name`)}`
  const people = actingOn(stage, types).map(role => words(`roles.${role}.short`))
  return [title, ...people, ...extra].map(quotable).join('<br>')
}

/** A Mermaid label ends at the first straight quotation mark. */
const quotable = (text: string) => text.replaceAll('"', '”')
