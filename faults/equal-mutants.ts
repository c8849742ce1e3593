const roleWasAsked = 'obstacle() has refused whoever holds no role before this is read.'

/** What can be taken out and nothing changes, each with the reason: something else refuses the same. */
export const equal: Readonly<Record<string, string>> = {
  "lib/release/1-merge-qa.ts vote.gate === 'qa'": 'Only the vote on QA can be a rejection.',
  'lib/release/1-merge-qa.ts vote.revision === release.revision':
    'Freezing again takes back the votes on what was frozen before: none of another revision stands.',
  ...Object.fromEntries(
    [
      'track',
      'Object.keys(track.rollouts).length > 0',
      'track && Object.keys(track.rollouts).length > 0',
    ].map(was => [
      `lib/release/4-deployment.ts ${was}`,
      'A roll-out never starts without an installation.',
    ]),
  ),
  'lib/people/decide.ts !role': roleWasAsked,
  'lib/installations/decide.ts !role': roleWasAsked,
  'lib/invoice/decide.ts !role': roleWasAsked,
  'lib/freezes/decide.ts !role': roleWasAsked,
  'lib/price-books/add.ts !role': roleWasAsked,
}
