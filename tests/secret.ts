/** SECRET_KEY of everything that tests start. */
export const testSecret = 'only-for-tests-0123456789-0123456789';
