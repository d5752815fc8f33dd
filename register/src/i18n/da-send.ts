/** A receipt by e-mail or text message. */
export const daSend = {
  mail: 'E-mail',
  sms: 'SMS',
  mailTitle: 'Bon på e-mail',
  smsTitle: 'Bon på SMS',
  text: 'Adressen bruges kun til bonnen.',
  address: 'E-mailadresse',
  phone: 'Mobilnummer',
  send: 'Send bon',
  sending: 'Bonnen bliver sendt',
  later: 'Bonnen bliver sendt, når der er forbindelse',
  mailInvalid: 'Skriv en e-mailadresse som navn@eksempel.dk.',
  phoneInvalid: 'Skriv et mobilnummer med otte cifre.',
  notKept: 'Det lykkedes ikke. Prøv igen.',
}
