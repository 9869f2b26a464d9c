/** The same tree of keys with words of another language: what makes a missing English word a type error. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
