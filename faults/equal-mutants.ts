type Reasons = Readonly<Record<string, string>>

// What can be taken out and nothing changes, each with the reason: something else refuses the same.
const rules: Reasons = {
  "lib/release/1-merge-qa.ts vote.gate === 'qa'": 'Only the vote on QA can be a rejection.',
  'lib/release/1-merge-qa.ts vote.revision === release.revision':
    'Freezing again takes back the votes on what was frozen before: none of another revision stands.',
  ...of('lib/release/4-deployment.ts', 'A roll-out never starts without an installation.', [
    'track',
    'Object.keys(track.rollouts).length > 0',
    'track && Object.keys(track.rollouts).length > 0',
  ]),
  ...Object.fromEntries(
    [
      ...['people', 'installations', 'invoice', 'freezes', 'price-books', 'terms', 'accounting'],
      ...['exchange-rates', 'tokens'],
    ].map(where => [
      `lib/${where}/decide.ts !role`,
      'obstacle() has refused whoever holds no role before this is read.',
    ]),
  ),
  ...Object.fromEntries(
    ['price-books/decide.ts !book', 'terms/decide.ts !terms', 'exchange-rates/decide.ts !now'].map(
      name => [`lib/${name}`, 'obstacle() has refused what is not there before this is read.'],
    ),
  ),
  "lib/invoice/decide.ts command.type === 'acknowledgeDraft'":
    'No other command names a number, and none that is undefined was ever booked.',
  'lib/terms/in-force.ts validTo !== null':
    'No last day is before no day: null compares with none.',
  'lib/terms/commands.ts typed !== null': 'What was left empty is no amount either.',
  'lib/auth/origin.ts origin === null':
    'No address of a console equals an origin that is not there.',
  'lib/auth/viewer.ts session': 'No session is found by the id of none.',
}

const tables: Reasons = {}

export const equal = { rules, tables }

function of(file: string, reason: string, conditions: readonly string[]) {
  return Object.fromEntries(conditions.map(was => [`${file} ${was}`, reason]))
}
