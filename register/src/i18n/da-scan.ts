/** What the register says of scans. */
export const daScan = {
  away: 'Kassen er ikke klar til at scanne endnu.',
  signedOut: 'Log ind, før du scanner varer. Med dit medarbejderkort kan du logge ind.',
  unopened: 'Åbn kassen, før du scanner.',
  paying: 'Kunden er ved at betale. Gå tilbage til kurven, og scan igen.',
  closing: 'Kassen er ved at blive lukket. Gå tilbage til salg for at scanne.',
  sheet: 'Luk vinduet, der er åbent, og scan igen.',
  unhandled: 'Koden er ægte, men kan ikke bruges på denne kasse endnu.',
  several: 'Flere varer begynder med det nummer. Vælg den rigtige.',
  badgeUnknown: 'Kortet hører ikke til nogen, der arbejder i denne butik.',
  welcome: (name: string) => `${name} er ved kassen`,
}
