/** Words of what a register hands in beside its journal. */
export const daUplink = {
  waiting: (n: number) => `${n === 1 ? '1 ændring' : `${n} ændringer`} venter på at blive sendt`,
  refusedLine: (n: number) => `${n === 1 ? '1 ændring' : `${n} ændringer`} blev afvist · se menuen`,
  title: 'Afviste ændringer',
  text: 'Serveren kunne ikke udføre dem. Skriv dem ned, eller lav dem om på kontoret.',
  seen: 'Set',
  none: 'Der er ikke flere.',
  by: (name: string, when: string) => `${name} · ${when}`,
}
