/** Lays rows out in columns: the first to the left, figures to the right. The first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => (column < 2 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width)))
      .join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** `.953`, as the field prints shares; `-` where there is none. */
export function share(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3).replace(/^(-?)0\./u, '$1.');
}
