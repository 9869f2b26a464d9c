/** Headers of a file that a page hands out. `name`: what it is saved as; letters, digits, `-` and `.` only. */
export function fileHeaders(type: string, name: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
  };
}
