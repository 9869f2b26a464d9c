/** A word that stands nowhere else; each place gets its own, so that a test says where one was left. */
export const stem = 'Quittengelee';
export const word = (place: string) => `${stem}${place}.`;
