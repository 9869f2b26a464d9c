/** The pages undo so many layers of percent-encoding, and answer what is below them. */
const mostLayers = 10;

/** The path as the pages will see it: another spelling of an address is no way around what is counted, and none into another line. */
export function pathIn(url: string): string {
  const [typed = ''] = url.split('?');
  if (!/%|\\|\/[/.]/.test(typed)) return typed;
  try {
    let path = new URL(`http://site.invalid${typed.replaceAll('\\', '/')}`).pathname;
    for (let layer = 0; layer < mostLayers && path.includes('%'); layer += 1) path = decodeURI(path);
    return path.replace(/\/+/g, '/');
  } catch {
    return typed;
  }
}
