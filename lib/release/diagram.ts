import { actingOn, automatic, drafted, type ActingRole } from './acting'
import { stages, trackTypes, workflow, type Stage, type TrackType } from './workflow'

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
    ...ofRelease.map(stage => `${stage}["${stageLabel(words, stage)}"]`),
    `decision{"${onTwoLines(quotable(words('diagram.decision')))}"}`,
    `closed(["${quotable(words('diagram.closed'))}"])`,
    [...ofRelease, 'decision'].join(' --> '),
    ...trackTypes.flatMap(type => lane(words, type)),
  ]
  return ['flowchart TD', ...lines.map(line => `  ${line}`), ''].join('\n')
}

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

function stageLabel(words: Words, stage: Stage) {
  const people = actingOn(stage).map(role => words(`roles.${role}.short`))
  return [titleOf(words, stage), people.join(', ')].map(quotable).join('<br>')
}

function trackLabel(words: Words, stage: Stage, type: TrackType) {
  const people = actingOn(stage, [type]).map(role => words(`roles.${role}.short`))
  const outcome = stage === 'deployment' ? outcomeOf(words, type) : []
  return [titleOf(words, stage), ...people, ...outcome.map(atCommas)].map(quotable).join('<br>')
}

function outcomeOf(words: Words, type: TrackType) {
  return [
    ...(automatic.includes(type) ? [words('diagram.automatic')] : []),
    ...(drafted.includes(type) ? [words('diagram.draft')] : []),
  ]
}

function titleOf(words: Words, stage: Stage) {
  return `${String(stages.indexOf(stage) + 1)} ${words(`stages.${stage}.name`)}`
}

/** A Mermaid label ends at the first straight quotation mark. */
const quotable = (text: string) => text.replaceAll('"', '”')

/** Tracks stand side by side, so their boxes are kept narrow. */
const atCommas = (text: string) => text.replaceAll(', ', ',<br>')

/** A diamond is as tall as it is wide, so its text is folded. */
const onTwoLines = (text: string) => text.replace(/ (\S+)$/, '<br>$1')
