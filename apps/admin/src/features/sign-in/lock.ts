/** So many wrong passwords in a row lock an account, for so long. */
export const WRONG_PASSWORDS = 8;
export const LOCK_MINUTES = 10;
