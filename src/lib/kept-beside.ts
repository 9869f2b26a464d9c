/** Works out once what follows from something, and keeps it beside it as long as that is there: neither may be changed. */
export function keptBeside<Of extends object, Result extends object>(make: (of: Of) => Result): (of: Of) => Result {
  const kept = new WeakMap<Of, Result>();
  return (of) => {
    const result = kept.get(of) ?? make(of);
    kept.set(of, result);
    return result;
  };
}
