//! Columns for people.

use std::io::{self, Write};

/// Each column as wide as its widest cell; the last ones are not padded. The first row is the head.
pub(super) fn write(out: &mut impl Write, rows: &[Vec<String>]) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| {
                format!(
                    "{}{}",
                    visible(cell),
                    " ".repeat(width - cell.chars().count())
                )
            })
            .collect();
        let line = cells.join("  ");
        let (bold, plain) = if index == 0 {
            ("\u{1b}[1m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        writeln!(out, "{bold}{}{plain}", line.trim_end())?;
    }
    Ok(())
}

/// A policy's text does not steer the terminal.
fn visible(cell: &str) -> String {
    cell.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}
