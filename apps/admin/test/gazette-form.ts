/** A newsletter as the desk's form sends it, all but its name and slug. */
export const gazette = {
  sender: { name: 'Gazette', address: 'desk@gazette.test' },
  postalAddress: '1 Ink Lane',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: { weekday: 5, time: '09:00' },
};
