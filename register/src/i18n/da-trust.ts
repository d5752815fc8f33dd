const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

function age(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours} t` : count(Math.floor(hours / 24), 'dag', 'dage')
}

/** How sure the shop can be of what it sold, in one line. */
export const daTrust = {
  allSent: 'Alt er sendt',
  offline: 'Uden forbindelse · alt virker',
  waiting: (n: number, minutes: number) =>
    `${n} salg venter${minutes > 0 ? `, ældste ${age(minutes)}` : ''}`,
  entries: (n: number) => `${count(n, 'post', 'poster')} venter`,
  refused: 'Serveren afviste en post · ejeren har besked',
  storage: (percent: number) => `Enheden er ${percent} % fuld`,
  full: 'Enheden er fuld · ryd plads på den i dag',
  label: 'Forbindelse',
}
