/** Words about the payments of a finished sale. */
export const daPayments = {
  correct: 'Ret betaling',
  title: 'Ret betaling',
  text: (no: string) => `Hvad blev bon ${no} betalt med? Salget og momsen ændres ikke.`,
  why: 'Hvorfor',
  mistyped: 'Tastet forkert',
  changedMind: 'Kunden betalte med andet',
  instead: (name: string) => `I stedet for ${name}`,
  done: (name: string) => `Betalingen står nu på ${name}`,
  changed: (was: string, now: string) => `Rettet: ${was} blev til ${now}.`,
}
