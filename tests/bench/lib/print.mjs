// Tables for a terminal: plain text, columns aligned, numbers to three significant digits.

export function number(value) {
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  if (value >= 1 || value <= 0) return value.toFixed(2);
  return value.toPrecision(2);
}

/** @param {string} title @param {string[]} head @param {(string | number)[][]} rows */
export function table(title, head, rows) {
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => (typeof cell === "number" ? number(cell) : cell)),
  );
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join("  "),
  );
  lines.splice(1, 0, widths.map((width) => "-".repeat(width)).join("  "));
  return `\n${title}\n${lines.join("\n")}\n`;
}

export function targetTable(title, targets) {
  return table(
    title,
    ["what", "measured", "target", ""],
    targets.map(({ what, unit, value, sign, limit, reached }) => [
      what,
      `${number(value)} ${unit}`,
      `${sign} ${limit} ${unit}`,
      reached ? "pass" : "SHORT",
    ]),
  );
}
